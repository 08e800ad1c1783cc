package io.farmhand.gateway.function;

import io.farmhand.gateway.refusal.RefusedException;
import io.farmhand.openfaas.wire.FunctionName;
import io.farmhand.openfaas.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Secrets as files that only their owner may read. A function gets a folder of its own with those
 * that it names.
 */
public final class Secrets {
  private final Path folder;

  Secrets(Path folder) throws IOException {
    this.folder = Files.createDirectory(folder, ownersOnly("rwx------"));
  }

  static FileAttribute<?> ownersOnly(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  /** Where functions find their secrets in a container. */
  static final String USUAL_PLACE = "/var/openfaas/secrets";

  /** Where the secrets of a function are that works in this folder. */
  static Path of(Path functionFolder) {
    return functionFolder.resolve("secrets");
  }

  /** The names, in order. */
  public synchronized List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(Secrets::isValid)
          .sorted()
          .toList();
    }
  }

  /** Adds a secret; 409 when there is one of that name. */
  public synchronized void create(Secret secret) throws IOException {
    Path file = file(secret.name());
    if (Files.exists(file)) {
      throw RefusedException.of(409, "Secret " + secret.name() + " exists already");
    }
    write(file, secret.bytes());
  }

  /** Changes a secret; 404 when there is none of that name. */
  public synchronized void update(Secret secret) throws IOException {
    write(existing(secret.name()), secret.bytes());
  }

  /** Removes a secret; 404 when there is none of that name. */
  public synchronized void delete(String name) throws IOException {
    Files.delete(existing(name));
  }

  /** Gives a function the secrets that it names; 400 when there is none of a name. */
  synchronized void hand(List<String> names, Path functionFolder) throws IOException {
    Path own = of(functionFolder);
    if (!Files.isDirectory(own)) {
      Files.createDirectory(own, ownersOnly("rwx------"));
    }
    for (String name : names) {
      write(own.resolve(name), Files.readAllBytes(file(name)));
    }
  }

  /** Checks that there are secrets of these names. */
  synchronized void require(List<String> names) {
    for (String name : names) {
      if (!Files.exists(file(name))) {
        throw RefusedException.badRequest("secret = " + name + ", must be created first");
      }
    }
  }

  private Path existing(String name) {
    Path file = file(name);
    if (!Files.exists(file)) {
      throw RefusedException.notFound("There is no secret " + name);
    }
    return file;
  }

  private Path file(String name) {
    if (!isValid(name)) {
      throw RefusedException.badRequest(
          "name of a secret = '" + name + "', must be lower-case letters, digits and hyphens");
    }
    return folder.resolve(name);
  }

  private static boolean isValid(String name) {
    return FunctionName.isValid(name);
  }

  /** Replaces a file as a whole, so that nobody reads half of it. */
  private static void write(Path file, byte[] bytes) throws IOException {
    Path part = Files.createTempFile(file.getParent(), "..part", "", ownersOnly("rw-------"));
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      throw new IOException("The gateway's folder " + file.getParent() + " is gone", e);
    }
  }
}

package io.farmhand.gateway.function;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Commands that start a JVM. */
final class JavaCommand {
  private static final List<String> CACHES_OF_ITS_OWN =
      List.of("-XX:AOT", "-XX:SharedArchive", "-XX:ArchiveClassesAtExit", "-Xshare");

  private static final int NAME_BYTES = 16;

  private JavaCommand() {}

  /** Whether the function is a JVM that runs on, and has no cache of its own. */
  static boolean canUseCache(FunctionSpec spec) {
    List<String> command = spec.command();
    return spec.mode() == FunctionSpec.Mode.HTTP
        && Path.of(command.getFirst()).endsWith("java")
        && !"off".equals(spec.deployment().annotations().get("io.farmhand.aot"))
        && command.stream().noneMatch(JavaCommand::namesCache);
  }

  private static boolean namesCache(String word) {
    return CACHES_OF_ITS_OWN.stream().anyMatch(word::startsWith);
  }

  /** The command that starts from a cache; what it says of it is left out. */
  static List<String> startingFrom(Path cache, List<String> command) {
    return with(command, List.of("-XX:AOTCache=" + cache));
  }

  /**
   * The command that makes a cache. Where the second compiler is left out, so are profiles, which
   * are for it: to read them takes a seventh of the processor time of a start.
   */
  static List<String> making(Path cache, List<String> command) {
    List<String> options = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + cache));
    if (command.contains("-XX:TieredStopAtLevel=1")) {
      options.addAll(
          List.of(
              "-XX:+IgnoreUnrecognizedVMOptions",
              "-XX:+UnlockDiagnosticVMOptions",
              "-XX:-AOTRecordTraining"));
    }
    return with(command, options);
  }

  private static List<String> with(List<String> command, List<String> options) {
    List<String> longer = new ArrayList<>(command);
    longer.addAll(1, List.of("-Xlog:aot*=off", "-Xlog:cds*=off"));
    longer.addAll(1, options);
    return longer;
  }

  /** A name that changes with the command and with the files that it names. */
  static String fingerprint(List<String> command, Path folder) {
    MessageDigest digest = sha256();
    for (String word : command) {
      add(digest, word);
      for (String part : word.split(File.pathSeparator, -1)) {
        add(digest, stamp(folder, part));
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static String stamp(Path folder, String name) {
    try {
      Path file = folder.resolve(name);
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile() ? found.size() + " " + found.lastModifiedTime().toMillis() : "";
    } catch (IOException | InvalidPathException _) {
      return "";
    }
  }
}

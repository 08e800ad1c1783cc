package io.farmhand.app.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * What the start of an image file says, found by content and never by name: cheap enough to ask
 * before the work is planned, as the service time follows from {@link #pixels()}.
 *
 * @param width columns as stored, at least 1
 * @param height rows as stored, at least 1
 * @param fileBytes length of the file
 */
public record ImageHeader(ImageFormat format, int width, int height, long fileBytes) {
  /** Pixels of the picture. */
  public long pixels() {
    return (long) width * height;
  }

  /**
   * Reads a file's header.
   *
   * @throws ImageException when the file is missing, unreadable, empty, not an image, of a kind
   *     that is not read, or damaged in its header
   */
  public static ImageHeader read(Path file) {
    String name = file.toString();
    try {
      return readOrThrow(file, name);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** As {@link #read}, but leaves errors of the file system to the caller. */
  static ImageHeader readOrThrow(Path file, String name) throws IOException {
    long bytes = regularFileBytes(file, name);
    return ofStream(file, name, format(file, name), bytes);
  }

  /** The failure that an error while reading a file stands for. */
  static ImageException unreadable(String name, IOException e) {
    ImageFailure failure =
        switch (e) {
          case NoSuchFileException _ -> new ImageFailure.Missing(name);
          case AccessDeniedException _ -> new ImageFailure.Unreadable(name, "permission denied");
          default -> new ImageFailure.Unreadable(name, Texts.reason(e));
        };
    return new ImageException(failure, e);
  }

  private static long regularFileBytes(Path file, String name) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      String found = attributes.isDirectory() ? "a folder" : "no regular file";
      throw new ImageException(new ImageFailure.Unreadable(name, "it is " + found));
    }
    if (attributes.size() == 0) {
      throw new ImageException(new ImageFailure.Empty(name));
    }
    return attributes.size();
  }

  private static ImageFormat format(Path file, String name) throws IOException {
    return switch (signature(file)) {
      case Signature.KnownImage known -> known.format();
      case Signature.OtherImage other ->
          throw new ImageException(new ImageFailure.Unsupported(name, other.description()));
      case Signature.Other other ->
          throw new ImageException(new ImageFailure.NotAnImage(name, other.description()));
    };
  }

  /** What a file is by its first bytes. */
  static Signature signature(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(Signature.HEAD_BYTES);
      return Signature.of(head, head.length);
    }
  }

  private static ImageHeader ofStream(Path file, String name, ImageFormat format, long bytes)
      throws IOException {
    Optional<Exception> damage;
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      ImageReader reader = Readers.of(format);
      try {
        reader.setInput(in, true, true);
        return new ImageHeader(format, reader.getWidth(0), reader.getHeight(0), bytes);
      } catch (IOException | RuntimeException e) {
        damage = Optional.of(e);
      } finally {
        reader.dispose();
      }
    }
    throw damaged(file, name, format, damage.get(), bytes);
  }

  /** A header that no decoder accepts: says what is missing where the structure shows it. */
  private static ImageException damaged(
      Path file, String name, ImageFormat format, Exception cause, long bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Integrity.check(name, format, in.readNBytes((int) Math.min(bytes, 64 << 20)));
    }
    return new ImageException(
        new ImageFailure.Corrupt(name, format, "its header is damaged: " + Texts.reason(cause)),
        cause);
  }
}

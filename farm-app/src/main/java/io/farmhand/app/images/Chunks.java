package io.farmhand.app.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Named chunks of a file. */
final class Chunks {
  private Chunks() {}

  /** The first chunk of a type in a PNG. */
  static Optional<byte[]> inPng(byte[] file, String type) {
    return inPng(file, type, "");
  }

  /**
   * What stands behind {@code prefix} in the first chunk of a type that begins with it, in a PNG:
   * length before type, a checksum behind.
   */
  static Optional<byte[]> inPng(byte[] file, String type, String prefix) {
    ByteBuffer data = Bytes.bigEndian(file);
    long at = 8;
    while (at + 12 <= file.length) {
      int start = (int) at;
      long length = Bytes.unsigned(data.getInt(start));
      if (at + 12 + length > file.length) {
        break;
      }
      if (isType(file, start + 4, type)
          && length >= prefix.length()
          && JpegSegments.startsWith(file, start + 8, prefix)) {
        int content = start + 8 + prefix.length();
        return Optional.of(Arrays.copyOfRange(file, content, start + 8 + (int) length));
      }
      at += 12 + length;
    }
    return Optional.empty();
  }

  /** The first chunk of a type in a RIFF file: type before length, padded to an even length. */
  static Optional<byte[]> inRiff(byte[] file, String type) {
    ByteBuffer data = Bytes.littleEndian(file);
    long at = 12;
    while (at + 8 <= file.length) {
      int start = (int) at;
      long length = Bytes.unsigned(data.getInt(start + 4));
      if (at + 8 + length > file.length) {
        break;
      }
      if (isType(file, start, type)) {
        return Optional.of(Arrays.copyOfRange(file, start + 8, start + 8 + (int) length));
      }
      at += 8 + length + (length & 1);
    }
    return Optional.empty();
  }

  private static boolean isType(byte[] file, int at, String type) {
    return type.equals(new String(file, at, 4, ISO_8859_1));
  }
}

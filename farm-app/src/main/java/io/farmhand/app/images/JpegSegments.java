package io.farmhand.app.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The segments of a JPEG in which applications keep their data. */
final class JpegSegments {
  static final int APP1 = 0xe1;
  static final int APP13 = 0xed;

  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int MOST_BYTES = 0xffff - 2;

  private JpegSegments() {}

  /** The content behind {@code prefix} of the first segment that begins with it. */
  static Optional<byte[]> find(byte[] file, int marker, String prefix) {
    ByteBuffer data = Bytes.bigEndian(file);
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 0xff) == 0xff) {
      int found = file[at + 1] & 0xff;
      if (found == START_OF_SCAN || found == END_OF_IMAGE) {
        break;
      }
      int end = at + 2 + (data.getShort(at + 2) & 0xffff);
      if (found == marker && startsWith(file, at + 4, prefix)) {
        return Optional.of(Arrays.copyOfRange(file, at + 4 + prefix.length(), end));
      }
      at = end;
    }
    return Optional.empty();
  }

  /** The JPEG with such a segment as its first; one too long for a segment is left out. */
  static byte[] insert(byte[] jpeg, int marker, String prefix, byte[] content) {
    int length = prefix.length() + content.length;
    if (length > MOST_BYTES) {
      return jpeg;
    }
    return ByteBuffer.allocate(jpeg.length + 4 + length)
        .put(jpeg, 0, 2)
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) (2 + length))
        .put(prefix.getBytes(ISO_8859_1))
        .put(content)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** Whether the bytes at {@code at} are those characters. */
  static boolean startsWith(byte[] bytes, int at, String prefix) {
    int length = Math.min(prefix.length(), bytes.length - at);
    return length >= 0 && prefix.equals(new String(bytes, at, length, ISO_8859_1));
  }
}

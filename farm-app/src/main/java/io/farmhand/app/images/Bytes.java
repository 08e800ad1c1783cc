package io.farmhand.app.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Views of byte arrays. */
final class Bytes {
  private Bytes() {}

  static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static ByteBuffer bigEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes);
  }

  /** An unsigned 32-bit number. */
  static long unsigned(int value) {
    return value & 0xffff_ffffL;
  }
}

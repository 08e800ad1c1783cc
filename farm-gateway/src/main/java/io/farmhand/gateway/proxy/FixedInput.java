package io.farmhand.gateway.proxy;

import io.farmhand.gateway.message.BlockInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of a known length; that the connection ends before it is an error. */
final class FixedInput extends BlockInput {
  private final InputStream in;
  private long left;

  /** The next {@code length} bytes. */
  FixedInput(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  /** Whether nothing is left of it. */
  boolean isEmpty() {
    return left == 0;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = in.read(target, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("The connection ended " + left + " bytes too early");
    }
    left -= count;
    return count;
  }
}

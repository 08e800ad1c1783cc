package io.farmhand.gateway.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of a known length; that the connection ends before it is an error. */
final class FixedInput extends InputStream {
  private final InputStream in;
  private long left;

  FixedInput(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
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

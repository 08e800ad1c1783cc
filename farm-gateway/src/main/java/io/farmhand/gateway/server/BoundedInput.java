package io.farmhand.gateway.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may only be so long. */
final class BoundedInput extends FilterInputStream {
  private final long limit;
  private long count;

  BoundedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** Whether it is longer. */
  boolean isExceeded() {
    return count > limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count += Math.max(0, read);
    if (isExceeded()) {
      throw new IOException("The body has more than " + limit + " bytes");
    }
    return read;
  }
}

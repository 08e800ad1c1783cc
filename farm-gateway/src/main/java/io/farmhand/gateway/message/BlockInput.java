package io.farmhand.gateway.message;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is read in blocks, and in single bytes by way of them. */
public abstract class BlockInput extends InputStream {
  /** For implementations. */
  protected BlockInput() {}

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] target, int offset, int length) throws IOException;
}

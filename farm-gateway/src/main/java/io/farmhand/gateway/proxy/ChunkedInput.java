package io.farmhand.gateway.proxy;

import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112, 7.1); its trailers are skipped. */
final class ChunkedInput extends InputStream {
  private static final FixedInput NONE = new FixedInput(InputStream.nullInputStream(), 0);

  private final InputStream in;
  private FixedInput chunk = NONE;
  private boolean first = true;
  private boolean ended;

  ChunkedInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!ended) {
      int count = chunk.read(target, offset, length);
      if (count >= 0) {
        return count;
      }
      nextChunk();
    }
    return -1;
  }

  private void nextChunk() throws IOException {
    if (!first && !Answer.line(in).isEmpty()) {
      throw new IOException("A chunk is longer than it says");
    }
    first = false;
    String line = Answer.line(in);
    int extension = line.indexOf(';');
    long size = Answer.number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    chunk = new FixedInput(in, size);
    if (size == 0) {
      ended = true;
      while (!Answer.line(in).isEmpty()) {
        // Trailers.
      }
    }
  }
}

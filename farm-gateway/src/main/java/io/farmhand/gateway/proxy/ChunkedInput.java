package io.farmhand.gateway.proxy;

import io.farmhand.gateway.message.BlockInput;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112, 7.1); its trailers are skipped. */
final class ChunkedInput extends BlockInput {
  private static final FixedInput NONE = new FixedInput(InputStream.nullInputStream(), 0);

  private final MessageInput in;
  private FixedInput chunk = NONE;
  private boolean first = true;
  private boolean ended;

  /** The body that begins here. */
  ChunkedInput(MessageInput in) {
    this.in = in;
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
    if (!first && !in.line().isEmpty()) {
      throw new IOException("A chunk is longer than it says");
    }
    first = false;
    String line = in.line();
    int extension = line.indexOf(';');
    String size = extension < 0 ? line : line.substring(0, extension);
    chunk = new FixedInput(in, MessageInput.number(size.strip(), 16));
    if (chunk.isEmpty()) {
      ended = true;
      var _ = in.fields();
    }
  }
}

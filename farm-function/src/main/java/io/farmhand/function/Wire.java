package io.farmhand.function;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The bytes of one connection as they arrive, each within a limit of time. */
final class Wire {
  private static final int BUFFER_BYTES = 16 << 10;

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private long end;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** Lets the reads that follow wait so long in all; {@link SocketTimeoutException} after that. */
  void allow(Duration time) {
    end = Clock.nanos() + time.toNanos();
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    if (position == limit && !fill()) {
      return -1;
    }
    return buffer[position++] & 0xff;
  }

  /** Waits for a byte without taking it; false at the end. */
  boolean await() throws IOException {
    return position < limit || fill();
  }

  /** Reads at most {@code length} bytes; -1 at the end. */
  int read(byte[] target, int offset, int length) throws IOException {
    if (position == limit) {
      if (length >= BUFFER_BYTES) {
        patience();
        return in.read(target, offset, length);
      }
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    patience();
    int count = in.read(buffer, 0, BUFFER_BYTES);
    position = 0;
    limit = Math.max(0, count);
    return count > 0;
  }

  private void patience() throws IOException {
    long millis = (end - Clock.nanos() + 999_999) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("The time to read is over");
    }
    socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
  }
}

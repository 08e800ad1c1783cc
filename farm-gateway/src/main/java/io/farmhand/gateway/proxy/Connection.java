package io.farmhand.gateway.proxy;

import io.farmhand.time.TimeSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection to a process. */
final class Connection {
  static final int BUFFER_BYTES = 16 << 10;

  private final SocketChannel channel;
  private final MessageInput in;
  private final OutputStream out;

  Connection(InetSocketAddress address) throws IOException {
    channel = SocketChannel.open();
    try {
      channel.connect(address);
      if (channel.getLocalAddress().equals(address)) {
        // A port that nobody listens on may be given to the one who connects to it.
        throw new IOException("Connected to itself");
      }
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      // The socket's own streams have a limit of time, which the channel lacks.
      in = new MessageInput(channel.socket().getInputStream());
      out = new BufferedOutputStream(channel.socket().getOutputStream(), BUFFER_BYTES);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  MessageInput input() {
    return in;
  }

  OutputStream output() {
    return out;
  }

  /** Lets reads wait until then. */
  void readUntil(long end, TimeSource time) throws IOException {
    long millis = (end - time.nanos() + 999_999) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("The time is over");
    }
    channel.socket().setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
  }

  /** Whether the other side has neither closed it nor sent what nobody asked for. */
  boolean isOpen() {
    try {
      channel.configureBlocking(false);
      int count = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return count == 0 && in.isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // It is of no use any more in any case.
    }
  }
}

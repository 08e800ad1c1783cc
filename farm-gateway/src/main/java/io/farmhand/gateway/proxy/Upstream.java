package io.farmhand.gateway.proxy;

import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.proxy.UpstreamException.Kind;
import io.farmhand.time.Cancellable;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A process that answers calls on a port of this machine.
 *
 * <p>Connections are kept for the calls to come. One that the process has closed meanwhile is found
 * out before it is used again, so that a call goes out at most once.
 */
public final class Upstream implements AutoCloseable {
  private static final int COPY_BYTES = 32 << 10;

  private final InetSocketAddress address;
  private final TimeSource time;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /** The process that listens on {@code port}. */
  public Upstream(int port, TimeSource time) {
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.time = time;
  }

  /** Whether it takes a connection now, which is kept. */
  public boolean accepts() {
    try {
      keep(new Connection(address));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Has a call answered.
   *
   * @throws UpstreamException when the process does not answer in time or in full
   * @throws IOException when the caller went away
   */
  public void call(Call call, Reply reply, Duration timeout) throws UpstreamException, IOException {
    long end = time.nanos() + TimeSource.nanosOf(timeout);
    Connection connection = connect();
    boolean reusable = false;
    // To read has a limit of its own; to write has none, nor is there one for both.
    Cancellable guard =
        call.length() >= 0 && call.length() <= Connection.BUFFER_BYTES
            ? () -> {}
            : time.after(TimeSource.nanosOf(timeout), connection::close);
    try {
      Answer answer = exchange(connection, call, end);
      reusable = relay(connection, answer, reply, end) && answer.keepsAlive();
    } finally {
      guard.cancel();
      if (reusable) {
        keep(connection);
      } else {
        connection.close();
      }
    }
  }

  private Connection connect() throws UpstreamException {
    for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      if (kept.isOpen()) {
        return kept;
      }
      kept.close();
    }
    try {
      return new Connection(address);
    } catch (IOException e) {
      throw new UpstreamException(Kind.UNREACHABLE, "Nobody listens on " + address, e);
    }
  }

  private void keep(Connection connection) {
    idle.addFirst(connection);
    if (closed && idle.remove(connection)) {
      connection.close();
    }
  }

  private Answer exchange(Connection connection, Call call, long end)
      throws UpstreamException, IOException {
    @Nullable IOException broken = null;
    try {
      RequestWriter.send(call, connection.output(), address.getPort());
    } catch (IOException e) {
      // It may have answered before it had read all.
      broken = e;
    }
    try {
      connection.readUntil(end, time);
      return Answer.read(connection, call.method());
    } catch (IOException e) {
      throw failure(broken == null ? e : broken, end);
    }
  }

  private UpstreamException failure(IOException error, long end) {
    return error instanceof SocketTimeoutException || time.nanos() - end >= 0
        ? new UpstreamException(Kind.TIMEOUT, "The function did not answer in time", error)
        : new UpstreamException(
            Kind.BROKEN, "The function ended the connection before it had answered", error);
  }

  /** Hands the answer on; false when the connection cannot be used again. */
  private boolean relay(Connection connection, Answer answer, Reply reply, long end)
      throws UpstreamException, IOException {
    var fields = Field.endToEnd(answer.fields());
    if (answer.length() >= 0 && answer.length() <= COPY_BYTES) {
      byte[] body = new byte[(int) answer.length()];
      fill(answer, body, end);
      reply.complete(answer.status(), fields, body);
      return true;
    }
    OutputStream out =
        reply.start(answer.status(), fields, Math.max(answer.length(), Call.UNKNOWN));
    byte[] buffer = new byte[COPY_BYTES];
    while (true) {
      connection.readUntil(end, time);
      int count = read(answer, buffer, end);
      if (count < 0) {
        out.close();
        return answer.length() != Answer.TO_THE_END;
      }
      out.write(buffer, 0, count);
      if (answer.length() < 0) {
        out.flush();
      }
    }
  }

  private void fill(Answer answer, byte[] body, long end) throws UpstreamException {
    for (int filled = 0; filled < body.length; ) {
      try {
        filled += Math.max(0, answer.body().read(body, filled, body.length - filled));
      } catch (IOException e) {
        throw failure(e, end);
      }
    }
  }

  private int read(Answer answer, byte[] buffer, long end) throws UpstreamException {
    try {
      return answer.body().read(buffer, 0, buffer.length);
    } catch (IOException e) {
      throw failure(e, end);
    }
  }

  /** Ends the connections that no call uses. */
  @Override
  public void close() {
    closed = true;
    for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      kept.close();
    }
  }
}

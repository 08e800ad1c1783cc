package io.farmhand.gateway.http;

import io.farmhand.gateway.message.BlockInput;
import io.farmhand.gateway.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;

/**
 * The body of a request, as far as its caller sends it as it should: else reading throws a {@link
 * RefusedException}, with 413 when it is too long, 408 when no more comes in time, 400 when it ends
 * too early or is not what its head says.
 *
 * <p>Whoever reads it in a thread of its own may still do so when the request has been answered,
 * and then finds it at its end.
 */
public final class CallerBody extends BlockInput {
  /** The length of a body that is sent in chunks. */
  public static final long UNKNOWN = -1;

  private static final int DROPPED_BYTES = 16 << 10;

  private final InputStream in;
  private final long length;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean awaitsLeave;
  private long limit = Long.MAX_VALUE;
  private long count;
  private boolean ended;
  private volatile boolean broken;

  CallerBody(Request request) {
    this.in = Request.asInputStream(request);
    this.length = lengthOf(request);
    this.ended = length == 0;
    this.awaitsLeave =
        request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
  }

  private static long lengthOf(Request request) {
    return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
        ? UNKNOWN
        : Math.max(0, request.getLength());
  }

  /** Bytes, as its head says; {@link #UNKNOWN} when it does not. */
  public long length() {
    return length;
  }

  /** The same body, which may only be so long. */
  public CallerBody upTo(long bytes) {
    limit = bytes;
    if (length > limit) {
      throw tooLong();
    }
    return this;
  }

  @Override
  public int read(byte[] target, int offset, int most) {
    lock.lock();
    try {
      int read = ended ? -1 : fetch(target, offset, most);
      if (count > limit) {
        throw tooLong();
      }
      return read;
    } finally {
      lock.unlock();
    }
  }

  private int fetch(byte[] target, int offset, int most) {
    awaitsLeave = false;
    try {
      int read = in.read(target, offset, most);
      ended = read < 0;
      count += Math.max(0, read);
      return read;
    } catch (IOException | RuntimeException e) {
      broken = true;
      ended = true;
      throw refusal(e);
    }
  }

  private static RefusedException refusal(Exception error) {
    if (error instanceof TimeoutException || error.getCause() instanceof TimeoutException) {
      return RefusedException.of(408, "The rest of the body did not come in time");
    }
    String reason = error instanceof HttpException problem ? problem.getReason() : null;
    return RefusedException.badRequest(
        reason == null ? "The body ends too early" : "The body is not as its head says: " + reason);
  }

  private RefusedException tooLong() {
    return RefusedException.of(413, "The body has more than the " + limit + " bytes allowed");
  }

  /** Whether nothing of what the caller sends can be read any more. */
  boolean isBroken() {
    return broken;
  }

  /** Drops what nobody has read, so that the answer arrives and the next request is found. */
  void finish() {
    lock.lock();
    try {
      // Whoever has waited for leave to send it may send it all the same, or the next request.
      if (!awaitsLeave) {
        drop();
      }
    } catch (RefusedException _) {
      // The connection ends with it.
    } finally {
      ended = true;
      lock.unlock();
    }
  }

  /** As much again as is allowed is worth reading; a caller that sends more is hung up on. */
  private void drop() {
    byte[] dropped = new byte[DROPPED_BYTES];
    long most = limit + Math.min(limit, Long.MAX_VALUE - limit);
    while (!ended && count <= most) {
      var _ = fetch(dropped, 0, dropped.length);
    }
  }
}

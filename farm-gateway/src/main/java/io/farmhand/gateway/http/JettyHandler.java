package io.farmhand.gateway.http;

import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands requests that Jetty has read to a {@link RequestHandler}. */
final class JettyHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(JettyHandler.class);
  private static final Duration LOOK = Duration.ofMillis(5);

  private final RequestHandler handler;
  private final Set<Thread> busy = ConcurrentHashMap.newKeySet();

  JettyHandler(RequestHandler handler) {
    this.handler = handler;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request asked,
      org.eclipse.jetty.server.Response answered,
      Callback callback) {
    // Only who waits for what the caller sends, or takes, has a limit; an answer has its own.
    asked.addIdleTimeoutListener(_ -> false);
    busy.add(Thread.currentThread());
    try {
      CallerBody body = new CallerBody(asked);
      Response response = new Response(answered, body);
      answer(new Request(asked, body), response);
      body.finish();
      if (!response.isComplete()) {
        throw new IOException("Half an answer");
      }
      if (body.isBroken()) {
        // Jetty still waits for what timed out; at the end of the connection it would read within a
        // read, and give a buffer back twice (12.1.14).
        asked.getConnectionMetaData().getConnection().getEndPoint().close();
      }
      callback.succeeded();
    } catch (IOException e) {
      // It went away, or cannot be answered in full.
      LOG.debug("A connection ended: {}", e.toString());
      callback.failed(new org.eclipse.jetty.server.Request.Handler.AbortException(e));
    } finally {
      busy.remove(Thread.currentThread());
    }
    return true;
  }

  private void answer(Request request, Response response) throws IOException {
    try {
      handler.handle(request, response);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      if (response.isSent()) {
        throw new IOException("Half an answer", e);
      }
      response.send(500, "Internal error; see the log\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Lets requests be answered for as long, then interrupts those that are not. */
  void await(Duration grace, TimeSource time) {
    long end = time.nanos() + grace.toNanos();
    try {
      while (!busy.isEmpty() && time.nanos() - end < 0) {
        time.sleep(LOOK);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    busy.forEach(Thread::interrupt);
  }
}

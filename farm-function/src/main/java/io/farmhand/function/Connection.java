package io.farmhand.function;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One client's connection: answers its requests one after the other. */
final class Connection implements Runnable {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** A body up to this length is read although it is refused, so that the connection can stay. */
  private static final int SKIPPED_BYTES = 1 << 20;

  private static final int LINGER_MILLIS = 1000;

  private final Socket socket;
  private final Handler handler;
  private final Slots slots;
  private final ServerSettings settings;
  private final Runnable whenClosed;

  Connection(
      Socket socket, Handler handler, Slots slots, ServerSettings settings, Runnable whenClosed) {
    this.socket = socket;
    this.handler = handler;
    this.slots = slots;
    this.settings = settings;
    this.whenClosed = whenClosed;
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      Wire wire = new Wire(socket);
      OutputStream out = socket.getOutputStream();
      HeadReader heads = new HeadReader(wire);
      boolean more = true;
      while (more && awaitRequest(wire)) {
        more = serve(wire, heads, out);
      }
    } catch (IOException _) {
      // The client went away, or sends nothing any more.
    } finally {
      whenClosed.run();
    }
  }

  private boolean awaitRequest(Wire wire) throws IOException {
    wire.allow(settings.idleTimeout());
    return wire.await();
  }

  /** Answers one request; false when the connection ends with it. */
  private boolean serve(Wire wire, HeadReader heads, OutputStream out) throws IOException {
    wire.allow(settings.readTimeout());
    try {
      Head head = heads.read();
      if (head.target().startsWith("/_/")) {
        return answerProbe(wire, head, out);
      }
      return switch (slots.acquire()) {
        case ADMITTED -> admitted(wire, head, out);
        case BUSY -> refuse(wire, head, out, Problem.busy(slots.count()));
        case STOPPING -> refuse(wire, head, out, Problem.stopping());
      };
    } catch (Refusal e) {
      close(out, e.problem());
    } catch (SocketTimeoutException _) {
      close(out, new Problem(Problem.Kind.BAD_REQUEST, 408, "The request took too long to arrive"));
    }
    return false;
  }

  private boolean admitted(Wire wire, Head head, OutputStream out) throws IOException, Refusal {
    boolean working = true;
    try {
      Request request = request(wire, head, out);
      Response response = answer(request);
      slots.release();
      working = false;
      boolean keep = head.keepsAlive() && slots.state() != Slots.Admission.STOPPING;
      send(out, head, response, keep);
      return keep;
    } finally {
      if (working) {
        slots.release();
      }
      slots.endExchange();
    }
  }

  private Request request(Wire wire, Head head, OutputStream out) throws IOException, Refusal {
    long received = Clock.nanos();
    BodyReader body = new BodyReader(wire, settings.maxBodyBytes());
    body.requireRoom(head.length());
    if (head.expectsContinue()) {
      out.write(CONTINUE);
    }
    return new Request(head.method(), head.target(), head.headers(), body.read(head), received);
  }

  private Response answer(Request request) {
    try {
      return handler.handle(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Problem.failed(e).response(request, e);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      Console.trace(e);
      return Problem.failed(e).response(request, e);
    }
  }

  private boolean answerProbe(Wire wire, Head head, OutputStream out) throws IOException, Refusal {
    Slots.Admission state = slots.state();
    boolean asksHealth = head.target().equals("/_/health");
    if (!asksHealth && !head.target().equals("/_/ready")) {
      return refuse(wire, head, out, new Problem(Problem.Kind.BAD_REQUEST, 404, head.target()));
    }
    if (state == Slots.Admission.STOPPING) {
      return refuse(wire, head, out, Problem.stopping());
    }
    if (state == Slots.Admission.BUSY && !asksHealth) {
      return refuse(wire, head, out, Problem.busy(slots.count()));
    }
    boolean keep = skip(wire, head) && head.keepsAlive();
    return send(out, head, Response.of("OK"), keep);
  }

  /** Answers without the function; the connection stays when little is to be skipped. */
  private boolean refuse(Wire wire, Head head, OutputStream out, Problem problem)
      throws IOException, Refusal {
    boolean keep = skip(wire, head) && head.keepsAlive() && problem.status() != 503;
    if (keep) {
      return send(out, head, problem.response(), true);
    }
    close(out, problem);
    return false;
  }

  private static boolean skip(Wire wire, Head head) throws IOException, Refusal {
    if (head.expectsContinue() || head.length() > SKIPPED_BYTES) {
      return false;
    }
    new BodyReader(wire, SKIPPED_BYTES).read(head);
    return true;
  }

  private static boolean send(OutputStream out, Head head, Response response, boolean keep)
      throws IOException {
    boolean withBody = !head.method().equals("HEAD");
    out.write(ResponseWriter.bytes(response, head.minor(), keep, withBody));
    if (withBody && ResponseWriter.isLong(response)) {
      out.write(response.body());
    }
    return keep;
  }

  /** Answers, then reads on for a while: to close with bytes unread would take the answer back. */
  private void close(OutputStream out, Problem problem) throws IOException {
    out.write(ResponseWriter.bytes(problem.response(), 1, false, true));
    socket.shutdownOutput();
    byte[] ignored = new byte[8 << 10];
    Wire rest = new Wire(socket);
    rest.allow(Duration.ofMillis(LINGER_MILLIS));
    int count = 0;
    for (int left = SKIPPED_BYTES; left > 0 && count >= 0; left -= count) {
      count = rest.read(ignored, 0, ignored.length);
    }
  }
}

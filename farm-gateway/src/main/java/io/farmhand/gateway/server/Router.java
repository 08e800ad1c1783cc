package io.farmhand.gateway.server;

import io.farmhand.gateway.http.Request;
import io.farmhand.gateway.http.RequestHandler;
import io.farmhand.gateway.http.Response;
import io.farmhand.gateway.refusal.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings each request to what answers it, and says why when nothing can. */
final class Router implements RequestHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final String SYSTEM = "/system/";

  private final Access access;
  private final SystemApi system;
  private final Invocations invocations;
  private final AsyncCalls asyncCalls;

  Router(Access access, SystemApi system, Invocations invocations, AsyncCalls asyncCalls) {
    this.access = access;
    this.system = system;
    this.invocations = invocations;
    this.asyncCalls = asyncCalls;
  }

  @Override
  public void handle(Request request, Response response) throws IOException {
    try {
      answer(new Incoming(request), response);
    } catch (RefusedException e) {
      refuse(response, e.status(), String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      refuse(response, 400, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      if (!response.isSent()) {
        LOG.warn("{} {} failed", request.method(), request.path(), e);
      }
      refuse(response, 500, "The gateway failed (" + e.getMessage() + "); see its log", e);
    }
  }

  private void answer(Incoming incoming, Response response) throws IOException {
    String path = incoming.path();
    if (incoming.isCall()) {
      invocations.answer(incoming, response);
    } else if (incoming.isAsyncCall()) {
      if (!incoming.method().equals("POST")) {
        throw RefusedException.of(405, "method = " + incoming.method() + ", must be POST");
      }
      asyncCalls.accept(incoming, response);
    } else if (path.startsWith(SYSTEM)) {
      access.check(incoming);
      system.answer(path.substring(SYSTEM.length()), incoming, response);
    } else if (path.equals("/healthz")) {
      text(response, 200, "OK");
    } else {
      throw RefusedException.notFound(
          "There is no call "
              + path
              + "; there are /system/, /function/, /async-function/, /healthz");
    }
  }

  private static void refuse(Response response, int status, String message, Exception cause)
      throws IOException {
    if (response.isSent()) {
      throw new IOException("Half an answer", cause);
    }
    if (status == 401) {
      response.header("WWW-Authenticate", "Basic realm=\"Restricted\"");
    }
    if (status == 429) {
      response.header("Retry-After", "1");
    }
    text(response, status, message);
  }

  private static void text(Response response, int status, String message) throws IOException {
    response.header("Content-Type", "text/plain; charset=utf-8");
    response.send(status, (message + "\n").getBytes(StandardCharsets.UTF_8));
  }
}

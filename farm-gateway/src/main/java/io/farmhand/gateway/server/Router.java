package io.farmhand.gateway.server;

import io.farmhand.gateway.refusal.RefusedException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings each request to what answers it, and says why when nothing can. */
final class Router implements Handler {
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
  public void handle(ServerRequest request, ServerResponse response) {
    Incoming incoming = new Incoming(request);
    try {
      answer(incoming, response);
    } catch (RefusedException e) {
      refuse(response, e.status(), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      refuse(response, 400, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      LOG.warn("{} {} failed", incoming.method(), incoming.path(), e);
      refuse(response, 500, "The gateway failed (" + e.getMessage() + "); see its log");
    }
  }

  private void answer(Incoming incoming, ServerResponse response) throws IOException {
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
      refuse(response, 200, "OK");
    } else {
      throw RefusedException.notFound(
          "There is no call "
              + path
              + "; there are /system/, /function/, /async-function/, /healthz");
    }
  }

  private static void refuse(ServerResponse response, int status, String message) {
    if (response.isSent()) {
      return;
    }
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    if (status == 401) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Restricted\"");
    }
    if (status == 429) {
      response.header(HeaderNames.RETRY_AFTER, "1");
    }
    response.send((message + "\n").getBytes(StandardCharsets.UTF_8));
  }
}

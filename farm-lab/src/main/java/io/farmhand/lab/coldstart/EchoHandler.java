package io.farmhand.lab.coldstart;

import io.farmhand.function.Handler;
import io.farmhand.function.Request;
import io.farmhand.function.Response;

/** Answers with what it is sent, on the worker's own server. */
public final class EchoHandler implements Handler {
  /** Ready at once. */
  public EchoHandler() {}

  @Override
  public Response handle(Request request) {
    return Response.of(request.body());
  }
}

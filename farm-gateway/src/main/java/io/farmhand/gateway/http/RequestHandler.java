package io.farmhand.gateway.http;

import java.io.IOException;

/** Answers the requests on a port. */
@FunctionalInterface
public interface RequestHandler {
  /**
   * Answers a request.
   *
   * @throws IOException when the caller went away or cannot be answered in full; the connection
   *     ends with it
   */
  void handle(Request request, Response response) throws IOException;
}

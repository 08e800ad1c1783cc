package io.farmhand.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Tells callers whose requests Jetty refuses what is wrong with them, in a line of text. */
final class BadHeads implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String message = "Internal error; see the log";
    if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException problem) {
      response.setStatus(problem.getCode());
      message = String.valueOf(problem.getReason());
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    ByteBuffer text = ByteBuffer.wrap((message + "\n").getBytes(StandardCharsets.UTF_8));
    response.write(true, text, callback);
    return true;
  }
}

package io.farmhand.gateway.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;

/** The answer to a request; it is sent once, whole or as a stream. */
public final class Response {
  /** The length of a body that nobody knows beforehand. */
  public static final long UNKNOWN = -1;

  private static final int BUFFER_BYTES = 16 << 10;

  private final org.eclipse.jetty.server.Response response;
  private final CallerBody body;
  private boolean sent;

  Response(org.eclipse.jetty.server.Response response, CallerBody body) {
    this.response = response;
    this.body = body;
  }

  /** Whether its head has gone out. */
  public boolean isSent() {
    return sent;
  }

  /** Whether all of it has gone out. */
  boolean isComplete() {
    return response.hasLastWrite();
  }

  /** Adds a field to the head. */
  public Response header(String name, String value) {
    HttpFields.Mutable fields = response.getHeaders();
    if (name.equalsIgnoreCase("Date")) {
      // There is one already, of now.
      fields.put(name, value);
    } else {
      fields.add(name, value);
    }
    return this;
  }

  /** Sends it without a body. */
  public void send(int status) throws IOException {
    send(status, new byte[0]);
  }

  /** Sends it with a body that is at hand. */
  public void send(int status, byte[] content) throws IOException {
    start(status);
    Content.Sink.write(response, true, ByteBuffer.wrap(content));
  }

  /**
   * Sends its head.
   *
   * @param length of the body, or {@link #UNKNOWN}
   * @return where the body goes; closed at its end, and left open when it ends too early
   */
  public OutputStream stream(int status, long length) throws IOException {
    start(status);
    if (length != UNKNOWN) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
    }
    return new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER_BYTES);
  }

  private void start(int status) {
    if (sent) {
      throw new IllegalStateException("The request has been answered already");
    }
    sent = true;
    response.setStatus(status);
    if (body.isBroken()) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
  }
}

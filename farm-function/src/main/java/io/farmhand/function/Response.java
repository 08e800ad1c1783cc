package io.farmhand.function;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A function's answer. */
public final class Response {
  private final int status;
  private final List<Header> headers;
  private final byte[] body;

  private Response(int status, List<Header> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Status 200 with this body; the array then belongs to the response. */
  public static Response of(byte[] body) {
    return new Response(200, List.of(), body);
  }

  /** Status 200 with this text in UTF-8. */
  public static Response of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8))
        .withHeader("Content-Type", "text/plain; charset=utf-8");
  }

  /**
   * The same with this status.
   *
   * @throws IllegalArgumentException when it is none that ends a request
   */
  public Response withStatus(int changed) {
    if (changed < 200 || changed > 599) {
      throw new IllegalArgumentException("status = " + changed + ", must be 200 to 599");
    }
    return new Response(changed, headers, body);
  }

  /** The same with one more header. */
  public Response withHeader(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Response(status, more, body);
  }

  /** The status. */
  public int status() {
    return status;
  }

  /** The headers, less those that say how the body is sent. */
  public List<Header> headers() {
    return headers;
  }

  /** The body; the array is the response's own. */
  public byte[] body() {
    return body;
  }
}

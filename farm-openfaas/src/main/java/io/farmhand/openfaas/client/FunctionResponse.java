package io.farmhand.openfaas.client;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a function answered, or the gateway for it. */
public final class FunctionResponse {
  private final String title;
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  FunctionResponse(String title, int status, HttpHeaders headers, byte[] body) {
    this.title = title;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The first header of that name, in any case. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The body; the array is the response's own. */
  public byte[] body() {
    return body;
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Whether the status is one of success. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /**
   * This response.
   *
   * @throws OpenFaasException when its status is not one of success
   */
  public FunctionResponse requireSuccess() {
    if (!isSuccess()) {
      throw Statuses.error(title, "a status from 200 to 299", status, text());
    }
    return this;
  }
}

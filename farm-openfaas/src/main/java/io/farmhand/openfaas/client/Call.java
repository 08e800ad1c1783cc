package io.farmhand.openfaas.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request to a gateway, still to be sent.
 *
 * @param target path and query, encoded
 * @param repeatable whether it may be sent again when it may have been carried out
 * @param secured whether it carries the caller's credentials
 */
record Call(
    String method,
    String target,
    Map<String, String> headers,
    BodyPublisher body,
    Duration timeout,
    boolean repeatable,
    boolean secured) {
  /** A call of the gateway's own interface, without a body. */
  static Call system(String method, String target, Duration timeout) {
    return new Call(
        method, target, Map.of(), BodyPublishers.noBody(), timeout, method.equals("GET"), true);
  }

  /** A call of the gateway's own interface, with a body of JSON. */
  static Call system(String method, String target, byte[] json, Duration timeout) {
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    return new Call(
        method,
        target,
        headers,
        BodyPublishers.ofByteArray(json),
        timeout,
        method.equals("PUT"),
        true);
  }

  /** The same, to be sent again even if it may have been carried out. */
  Call idempotent() {
    return new Call(method, target, headers, body, timeout, true, secured);
  }

  /** Method and path, for people. */
  String title() {
    return method + " " + target.replaceFirst("\\?.*", "");
  }

  /** {@code path} with these parameters, encoded; those without a value are left out. */
  static String target(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** One segment of a path, or a name or value of a query, in which only letters and such stay. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || "-_~".indexOf(c) >= 0)) {
        encoded.append(c);
      } else if (c == '.') {
        // A segment of dots alone would be taken for a step up.
        encoded.append(text.chars().allMatch(other -> other == '.') ? "%2E" : ".");
      } else {
        encoded.append('%').append(Integer.toHexString(0x100 | (b & 0xff)).substring(1));
      }
    }
    return encoded.toString();
  }
}

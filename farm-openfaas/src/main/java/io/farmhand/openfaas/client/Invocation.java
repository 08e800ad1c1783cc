package io.farmhand.openfaas.client;

import io.farmhand.check.Require;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A call to a function, still to be made. */
public final class Invocation {
  private final String function;
  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Optional<Duration> timeout;

  private Invocation(
      String function,
      String method,
      String path,
      Map<String, String> headers,
      byte[] body,
      Optional<Duration> timeout) {
    this.function = function;
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body;
    this.timeout = timeout;
  }

  /**
   * Posts {@code body} to {@code function}.
   *
   * @param function its name, or {@code name.namespace}
   * @param body the array then belongs to the invocation
   */
  public static Invocation of(String function, byte[] body) {
    return new Invocation(function, "POST", "", Map.of(), body, Optional.empty());
  }

  /** The same with another method. */
  public Invocation withMethod(String changed) {
    return new Invocation(function, changed, path, headers, body, timeout);
  }

  /**
   * The same at a path below the function, such as {@code /thumbnail?size=64}.
   *
   * @param changed encoded, with a slash at its start; or a query alone
   */
  public Invocation withPath(String changed) {
    Require.that(
        changed.isEmpty() || changed.charAt(0) == '/' || changed.charAt(0) == '?',
        "path",
        changed,
        "with a slash at its start");
    return new Invocation(function, method, changed, headers, body, timeout);
  }

  /** The same with one more header. */
  public Invocation withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Invocation(function, method, path, more, body, timeout);
  }

  /** The same with another patience for the whole answer. */
  public Invocation withTimeout(Duration changed) {
    Require.positive("timeout", changed);
    return new Invocation(function, method, path, headers, body, Optional.of(changed));
  }

  String function() {
    return function;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  Optional<Duration> timeout() {
    return timeout;
  }
}

package io.farmhand.gateway.http;

import io.farmhand.gateway.message.Field;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A request on a port. */
public final class Request {
  private final org.eclipse.jetty.server.Request request;
  private final CallerBody body;

  Request(org.eclipse.jetty.server.Request request, CallerBody body) {
    this.request = request;
    this.body = body;
  }

  /** GET, POST and the like. */
  public String method() {
    return request.getMethod();
  }

  /** The path as it came, percent-encoded. */
  public String path() {
    return request.getHttpURI().getPath();
  }

  /** Path and query as they came. */
  public String target() {
    return request.getHttpURI().getPathQuery();
  }

  /** All fields of the head. */
  public List<Field> fields() {
    return request.getHeaders().stream()
        .map(field -> new Field(field.getName(), Optional.ofNullable(field.getValue()).orElse("")))
        .toList();
  }

  /** The first field of this name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /**
   * The first parameter of this name in the query.
   *
   * @throws IllegalArgumentException when it is wrongly encoded
   */
  public Optional<String> parameter(String name) {
    String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (decoded(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
        return Optional.of(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("query = " + text + ", must be percent-encoded", e);
    }
  }

  /** What follows the head. */
  public CallerBody body() {
    return body;
  }

  /** The address of whoever sent it. */
  public String caller() {
    return org.eclipse.jetty.server.Request.getRemoteAddr(request);
  }
}

package io.farmhand.gateway.server;

import io.farmhand.gateway.chance.Entropy;
import io.farmhand.gateway.function.GoDuration;
import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.proxy.Field;
import io.farmhand.gateway.refusal.RefusedException;
import io.farmhand.openfaas.wire.FunctionName;
import io.farmhand.openfaas.wire.Headers;
import io.farmhand.openfaas.wire.WireException;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as the gateway sees it. */
final class Incoming {
  private static final String FUNCTION = "/function/";
  private static final String ASYNC_FUNCTION = "/async-function/";

  private final ServerRequest request;

  Incoming(ServerRequest request) {
    this.request = request;
  }

  String method() {
    return request.prologue().method().text();
  }

  String path() {
    return request.prologue().uriPath().rawPath();
  }

  boolean isCall() {
    return path().startsWith(FUNCTION);
  }

  boolean isAsyncCall() {
    return path().startsWith(ASYNC_FUNCTION);
  }

  /** The function that a call names. */
  FunctionName function() {
    String name = nameAndRest();
    int slash = name.indexOf('/');
    return functionName(slash < 0 ? name : name.substring(0, slash));
  }

  static FunctionName functionName(String text) {
    try {
      return FunctionName.parse(text);
    } catch (WireException e) {
      throw RefusedException.badRequest(e);
    }
  }

  private String nameAndRest() {
    return path().substring((isCall() ? FUNCTION : ASYNC_FUNCTION).length());
  }

  /** The path and query that the function is to see. */
  private String target() {
    String name = nameAndRest();
    int slash = name.indexOf('/');
    String rest = slash < 0 ? "/" : name.substring(slash);
    return request.prologue().hasQuery() ? rest + "?" + request.query().rawValue() : rest;
  }

  Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  String query(String name) {
    return request.query().first(name).orElse("");
  }

  String callId() {
    return header(Headers.CALL_ID).orElseGet(Entropy::callId);
  }

  @Nullable Duration timeout() {
    Optional<String> set = header(Headers.TIMEOUT);
    try {
      return set.isPresent() ? GoDuration.parse(Headers.TIMEOUT, set.get()) : null;
    } catch (IllegalArgumentException e) {
      throw RefusedException.badRequest(e);
    }
  }

  long length() {
    if (!request.content().hasEntity()) {
      return 0;
    }
    return request.headers().contentLength().orElse(Call.UNKNOWN);
  }

  InputStream body() {
    return request.content().hasEntity()
        ? request.content().inputStream()
        : InputStream.nullInputStream();
  }

  /** The whole body. */
  byte[] bytes(long limit) throws IOException {
    if (length() > limit) {
      throw tooLong(limit);
    }
    try (BoundedInput in = new BoundedInput(body(), limit)) {
      try {
        return in.readAllBytes();
      } catch (IOException e) {
        if (in.isExceeded()) {
          throw tooLong(limit);
        }
        throw e;
      }
    }
  }

  static RefusedException tooLong(long limit) {
    return RefusedException.of(413, "The body has more than the " + limit + " bytes allowed");
  }

  /** The call as it goes to the function. */
  Call call(String callId, Instant start, long length, InputStream body) {
    List<Field> fields = new ArrayList<>();
    for (Header header : request.headers()) {
      for (String value : header.allValues()) {
        fields.add(new Field(header.name(), value));
      }
    }
    List<Field> sent = new ArrayList<>(Field.endToEnd(fields));
    addIfAbsent(sent, Headers.FORWARDED_HOST, request.authority());
    addIfAbsent(sent, Headers.FORWARDED_FOR, request.remotePeer().host());
    addIfAbsent(sent, Headers.CALL_ID, callId);
    addIfAbsent(sent, Headers.START_TIME, nanos(start));
    return new Call(method(), target(), sent, length, body);
  }

  static String nanos(Instant moment) {
    return Long.toString(moment.getEpochSecond() * 1_000_000_000 + moment.getNano());
  }

  private static void addIfAbsent(List<Field> fields, String name, String value) {
    if (Field.first(fields, name).isEmpty()) {
      fields.add(new Field(name, value));
    }
  }
}

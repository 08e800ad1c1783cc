package io.farmhand.gateway.server;

import io.farmhand.gateway.chance.Entropy;
import io.farmhand.gateway.function.GoDuration;
import io.farmhand.gateway.http.CallerBody;
import io.farmhand.gateway.http.Request;
import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.refusal.RefusedException;
import io.farmhand.openfaas.wire.FunctionName;
import io.farmhand.openfaas.wire.Headers;
import io.farmhand.openfaas.wire.WireException;
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

  private final Request request;

  Incoming(Request request) {
    this.request = request;
  }

  String method() {
    return request.method();
  }

  String path() {
    return request.path();
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
    String query = request.target().substring(path().length());
    return (slash < 0 ? "/" : name.substring(slash)) + query;
  }

  Optional<String> header(String name) {
    return request.header(name);
  }

  String query(String name) {
    return request.parameter(name).orElse("");
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

  CallerBody body() {
    return request.body();
  }

  /** The call as it goes to the function. */
  Call call(String callId, Instant start, long length, InputStream body) {
    List<Field> sent = new ArrayList<>(Field.endToEnd(request.fields()));
    addIfAbsent(sent, Headers.FORWARDED_HOST, header("Host").orElse(""));
    addIfAbsent(sent, Headers.FORWARDED_FOR, request.caller());
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

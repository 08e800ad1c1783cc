package io.farmhand.openfaas.wire;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the headers of a callback say of an asynchronous call.
 *
 * @param callId the number that the caller was given
 * @param functionName the function that was called
 * @param status the HTTP status of the function's answer
 * @param durationSeconds how long the call took
 */
public record AsyncResult(String callId, String functionName, int status, double durationSeconds) {
  /**
   * Reads headers, whose names may have letters of either case.
   *
   * @throws WireException when one is missing or no number where one is expected
   */
  public static AsyncResult of(Map<String, String> headers) {
    Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    found.putAll(headers);
    try {
      return new AsyncResult(
          header(found, Headers.CALL_ID),
          header(found, Headers.FUNCTION_NAME),
          Integer.parseInt(header(found, Headers.FUNCTION_STATUS)),
          Double.parseDouble(header(found, Headers.DURATION_SECONDS)));
    } catch (NumberFormatException e) {
      throw new WireException("a header of the callback must be a number: " + e.getMessage(), e);
    }
  }

  private static String header(Map<String, String> headers, String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new WireException("the callback has no header " + name, null);
    }
    return value;
  }

  /** The headers of the callback. */
  public Map<String, String> headers() {
    return Map.of(
        Headers.CALL_ID,
        callId,
        Headers.FUNCTION_NAME,
        functionName,
        Headers.FUNCTION_STATUS,
        Integer.toString(status),
        Headers.DURATION_SECONDS,
        String.format(Locale.ROOT, "%.6f", durationSeconds));
  }
}

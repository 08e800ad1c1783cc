package io.farmhand.gateway.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts calls by function and status.
 *
 * <p>A writer of its own rather than a library: these are four families of fixed names, and the
 * text format is a page long.
 */
public final class InvocationMetrics {
  private final Map<String, LongAdder> started = new ConcurrentHashMap<>();
  private final Map<Ended, Histogram> ended = new ConcurrentHashMap<>();

  private record Ended(String function, int code) implements Comparable<Ended> {
    @Override
    public int compareTo(Ended other) {
      int byName = function.compareTo(other.function);
      return byName != 0 ? byName : Integer.compare(code, other.code);
    }

    String labels() {
      return "function_name=\"" + function + "\",code=\"" + code + "\"";
    }
  }

  /** Counts nothing yet. */
  public InvocationMetrics() {}

  /** Counts a call that begins, of {@code name.namespace}. */
  public void started(String function) {
    started.computeIfAbsent(function, _ -> new LongAdder()).increment();
  }

  /** Counts a call that was answered. */
  public void ended(String function, int code, double seconds) {
    ended.computeIfAbsent(new Ended(function, code), _ -> new Histogram()).add(seconds);
  }

  /** Calls of a function that were answered. */
  public long answered(String function) {
    long count = 0;
    for (Map.Entry<Ended, Histogram> entry : ended.entrySet()) {
      count += entry.getKey().function.equals(function) ? entry.getValue().count() : 0;
    }
    return count;
  }

  /**
   * All numbers in Prometheus' text format, version 0.0.4.
   *
   * @param replicas of each function
   */
  public String exposition(Map<String, Integer> replicas) {
    StringBuilder text = new StringBuilder();
    Map<Ended, Histogram> sorted = new TreeMap<>(ended);
    head(text, "gateway_function_invocation_total", "Function metrics", "counter");
    sorted.forEach(
        (call, histogram) ->
            line(
                text,
                "gateway_function_invocation_total",
                call.labels(),
                count(histogram.count())));
    head(
        text,
        "gateway_function_invocation_started",
        "The total number of function HTTP requests started.",
        "counter");
    new TreeMap<>(started)
        .forEach(
            (function, count) ->
                line(
                    text,
                    "gateway_function_invocation_started",
                    label(function),
                    count(count.sum())));
    head(text, "gateway_functions_seconds", "Function time taken", "histogram");
    sorted.forEach((call, histogram) -> histogram(text, call, histogram));
    head(text, "gateway_service_count", "Current count of replicas for function", "gauge");
    new TreeMap<>(replicas)
        .forEach(
            (function, count) ->
                line(text, "gateway_service_count", label(function), count(count)));
    return text.toString();
  }

  private static void histogram(StringBuilder text, Ended call, Histogram histogram) {
    String name = "gateway_functions_seconds";
    for (int i = 0; i < Histogram.LIMITS.length; i++) {
      String limit = call.labels() + ",le=\"" + number(Histogram.LIMITS[i]) + "\"";
      line(text, name + "_bucket", limit, count(histogram.upTo(i)));
    }
    line(text, name + "_bucket", call.labels() + ",le=\"+Inf\"", count(histogram.count()));
    line(text, name + "_sum", call.labels(), number(histogram.sum()));
    line(text, name + "_count", call.labels(), count(histogram.count()));
  }

  private static String label(String function) {
    return "function_name=\"" + function + "\"";
  }

  private static void head(StringBuilder text, String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder text, String name, String labels, String value) {
    text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
  }

  private static String count(long value) {
    return Long.toString(value);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}

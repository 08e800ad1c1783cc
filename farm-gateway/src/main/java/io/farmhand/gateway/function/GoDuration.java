package io.farmhand.gateway.function;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as of-watchdog takes them: {@code 1m30s}, {@code 500ms}, or a number of seconds. */
public final class GoDuration {
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");
  private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");
  private static final Map<String, Double> MILLIS =
      Map.of("h", 3_600_000.0, "m", 60_000.0, "s", 1000.0, "ms", 1.0);

  private GoDuration() {}

  /**
   * Reads one.
   *
   * @param name of what it is, for the message
   * @throws IllegalArgumentException when it is none
   */
  public static Duration parse(String name, String text) {
    String withUnit = text.matches("\\d{1,9}") ? text + "s" : text;
    if (!WHOLE.matcher(withUnit).matches()) {
      throw new IllegalArgumentException(
          name + " = " + text + ", must be a duration such as 30s, 1m30s or 500ms");
    }
    double millis = 0;
    Matcher part = PART.matcher(withUnit);
    while (part.find()) {
      millis += Double.parseDouble(part.group(1)) * MILLIS.getOrDefault(part.group(2), 0.0);
    }
    return Duration.ofMillis((long) millis);
  }
}

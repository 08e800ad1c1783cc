package io.farmhand.sim.scenario;

import io.farmhand.sim.workload.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes single values as scenario files have them. */
final class Quantity {
  /** Between the bounds of a range. */
  static final String TO = "..";

  private static final String SECONDS = " s";
  private static final String PER_SECOND = "/s";

  private Quantity() {}

  static String time(double seconds) {
    return number(seconds) + SECONDS;
  }

  static String time(Range seconds) {
    return range(seconds, SECONDS);
  }

  static String time(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toNanos(), 9);
    return seconds.stripTrailingZeros().toPlainString() + SECONDS;
  }

  static String rate(Range perSecond) {
    return range(perSecond, PER_SECOND);
  }

  static String plain(Range range) {
    return range(range, "");
  }

  static String number(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String range(Range range, String unit) {
    String least = number(range.least()) + unit;
    return range.isFixed() ? least : least + TO + number(range.most()) + unit;
  }

  /** Keys and values in turn, in this order. */
  static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}

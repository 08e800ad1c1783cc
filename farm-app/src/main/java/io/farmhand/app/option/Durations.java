package io.farmhand.app.option;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 8s}, {@code 2min}, {@code 1.5h}. */
public final class Durations {
  private static final Pattern AMOUNT =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?)\\s*([a-zµ]+)");
  private static final Map<String, BigDecimal> NANOS_PER_UNIT =
      Map.ofEntries(
          Map.entry("ns", BigDecimal.ONE),
          Map.entry("us", BigDecimal.valueOf(1_000)),
          Map.entry("µs", BigDecimal.valueOf(1_000)),
          Map.entry("ms", BigDecimal.valueOf(1_000_000)),
          Map.entry("s", BigDecimal.valueOf(1_000_000_000)),
          Map.entry("m", BigDecimal.valueOf(60_000_000_000L)),
          Map.entry("min", BigDecimal.valueOf(60_000_000_000L)),
          Map.entry("h", BigDecimal.valueOf(3_600_000_000_000L)),
          Map.entry("d", BigDecimal.valueOf(86_400_000_000_000L)));
  private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE / 4);

  private Durations() {}

  /**
   * The duration of a text; ISO 8601 ({@code PT8S}) is understood too.
   *
   * @throws IllegalArgumentException when it is none, with what was expected
   */
  public static Duration parse(String text) {
    Matcher amount = AMOUNT.matcher(text.strip());
    if (amount.matches() && NANOS_PER_UNIT.containsKey(amount.group(2))) {
      BigDecimal nanos =
          new BigDecimal(amount.group(1)).multiply(NANOS_PER_UNIT.get(amount.group(2)));
      if (nanos.compareTo(MOST_NANOS) > 0) {
        throw new IllegalArgumentException(
            "must be a duration of at most 70 years, found '" + text + "'");
      }
      return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
    try {
      Duration duration = Duration.parse(text.strip());
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException _) {
      // Said below.
    }
    String hint =
        text.strip().matches("\\d+(\\.\\d+)?") ? ", with its unit: " + text.strip() + "s?" : "";
    throw new IllegalArgumentException(
        "must be a duration such as 500ms, 8s, 2min or 1h, found '" + text + "'" + hint);
  }
}

package io.farmhand.sim.yaml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readers of single values: words, numbers, and quantities with their unit. */
public final class Values {
  /** A number, then a unit or nothing. */
  private static final Pattern QUANTITY =
      Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)\\s*(\\S*)");

  private static final Map<String, BigDecimal> SECONDS =
      Map.of(
          "ns", new BigDecimal("1e-9"),
          "us", new BigDecimal("1e-6"),
          "\u00b5s", new BigDecimal("1e-6"),
          "ms", new BigDecimal("1e-3"),
          "s", BigDecimal.ONE,
          "min", new BigDecimal(60),
          "h", new BigDecimal(3600));

  private static final String DURATION = "a duration such as 8 s, 500 ms or 2 min";
  private static final BigDecimal LONGEST_SECONDS = new BigDecimal("1e9");

  private Values() {}

  /** Any text, on one line. */
  public static Reader<String> text() {
    return Reader.of("a text", at -> at.text("a text").strip().replaceAll("\\s+", " "));
  }

  /** One of some names. */
  public static <T> Reader<T> choice(List<String> names, Function<String, Optional<T>> parse) {
    String expected = "one of " + String.join(", ", names);
    return Reader.of(
        expected,
        at -> {
          String text = at.text(expected);
          return parse.apply(text).orElseThrow(() -> unknown(at, text, names));
        });
  }

  /** One of the constants of an enum, written in lower case with hyphens. */
  public static <E extends Enum<E>> Reader<E> choice(List<E> constants, Class<E> type) {
    List<String> names = constants.stream().map(Values::name).toList();
    return choice(
        names,
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> constants.contains(constant) && name(constant).equals(text))
                .findFirst());
  }

  /** {@code true} or {@code false}. */
  public static Reader<Boolean> truth() {
    return choice(List.of("true", "false"), text -> parseTruth(text));
  }

  /** A whole number between two bounds. */
  public static Reader<Integer> integer(int min, int max) {
    String expected =
        max == Integer.MAX_VALUE
            ? "a whole number of at least " + min
            : "a whole number from " + min + " to " + max;
    return Reader.of(
        expected,
        at -> {
          String text = at.text(expected);
          if (!text.matches("[+-]?\\d{1,10}")) {
            throw at.expected(expected);
          }
          long value = Long.parseLong(text);
          if (value < min || value > max) {
            throw at.expected(expected);
          }
          return (int) value;
        });
  }

  /** A number without a unit. */
  public static Reader<Double> number() {
    return number(BigDecimal.ONE);
  }

  /** A number without a unit, multiplied by {@code factor}. */
  public static Reader<Double> number(BigDecimal factor) {
    String expected = "a number";
    return Reader.of(expected, at -> quantity(at, expected, Map.of("", factor)));
  }

  /** The units of time, in seconds. */
  public static Map<String, BigDecimal> units() {
    return SECONDS;
  }

  /** One of the keys of a table, for what it stands for. */
  public static <T> Reader<T> choice(Map<String, T> table) {
    return choice(
        table.keySet().stream().sorted().toList(), name -> Optional.ofNullable(table.get(name)));
  }

  /** A factor, at least 0, with an x or without. */
  public static Reader<Double> factor() {
    String expected = "a factor such as 1.2x or 1.2";
    return Reader.of(
        expected,
        at -> {
          double factor = quantity(at, expected, Map.of("x", BigDecimal.ONE, "", BigDecimal.ONE));
          if (factor < 0) {
            throw at.expected(expected + ", not negative");
          }
          return factor;
        });
  }

  /** A share, as a number from 0 to 1 or in percent. */
  public static Reader<Double> share() {
    String expected = "a share such as 5 % or 0.05";
    return Reader.of(
        expected,
        at -> quantity(at, expected, Map.of("", BigDecimal.ONE, "%", new BigDecimal("0.01"))));
  }

  /** A duration in seconds. */
  public static Reader<Double> seconds() {
    return Reader.of(DURATION, at -> exactSeconds(at).doubleValue());
  }

  /** A duration to the nanosecond. */
  public static Reader<Duration> duration() {
    return Reader.of(DURATION, at -> Duration.ofNanos(nanos(exactSeconds(at))));
  }

  /**
   * A number with one of some units.
   *
   * @param units by how much the number is multiplied for each unit; the empty unit for none
   */
  public static double quantity(Cursor at, String expected, Map<String, BigDecimal> units) {
    return exact(at, expected, units).doubleValue();
  }

  /** The name of a constant in files: lower case with hyphens. */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static BigDecimal exactSeconds(Cursor at) {
    BigDecimal seconds = exact(at, DURATION, SECONDS);
    if (seconds.signum() < 0 || seconds.compareTo(LONGEST_SECONDS) > 0) {
      throw at.expected(DURATION + ", from 0 s to 1e9 s");
    }
    return seconds;
  }

  private static long nanos(BigDecimal seconds) {
    return seconds.movePointRight(9).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
  }

  private static BigDecimal exact(Cursor at, String expected, Map<String, BigDecimal> units) {
    Matcher matcher = QUANTITY.matcher(at.text(expected).strip());
    if (!matcher.matches()) {
      throw at.expected(expected);
    }
    BigDecimal unit = units.get(matcher.group(2));
    if (unit == null) {
      String why = matcher.group(2).isEmpty() ? " without a unit" : "";
      throw at.reject("expected " + expected + ", found " + at.node().found() + why);
    }
    return new BigDecimal(matcher.group(1)).multiply(unit);
  }

  private static Optional<Boolean> parseTruth(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static RuntimeException unknown(Cursor at, String text, List<String> names) {
    String hint = Nearest.to(text, names).map(near -> "; did you mean " + near + "?").orElse("");
    return at.reject(
        "expected one of " + String.join(", ", names) + ", found " + at.node().found() + hint);
  }
}

package io.farmhand.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Range checks whose message reads "name = value, must be ...". */
public final class Require {
  private Require() {}

  /**
   * Throws {@link IllegalArgumentException} unless {@code valid}.
   *
   * @param value what was found; of an {@link Optional} with a value, that value is shown
   */
  public static void that(boolean valid, String name, Object value, String rule) {
    if (!valid) {
      Object shown = value instanceof Optional<?> some && some.isPresent() ? some.get() : value;
      throw new IllegalArgumentException(name + " = " + shown + ", must be " + rule);
    }
  }

  /** A finite number above 0. */
  public static void positive(String name, double value) {
    that(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "a number above 0");
  }

  /** A finite number of at least 0. */
  public static void notNegative(String name, double value) {
    that(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "a number of at least 0");
  }

  /** A time above 0. */
  public static void positive(String name, Duration value) {
    that(value.isPositive(), name, seconds(value), "longer than 0 s");
  }

  /** A time of at least 0. */
  public static void notNegative(String name, Duration value) {
    that(!value.isNegative(), name, seconds(value), "not negative");
  }

  private static String seconds(Duration value) {
    return BigDecimal.valueOf(value.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
  }
}

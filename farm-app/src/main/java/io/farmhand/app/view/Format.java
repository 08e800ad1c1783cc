package io.farmhand.app.view;

import java.util.Locale;

/** Numbers for people, the same wherever they are shown. */
public final class Format {
  private static final String NONE = "-";

  private Format() {}

  /** A count with thousands separated: {@code 1,140}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A share as {@code 99.2 %}, or {@code -} for none. */
  public static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : NONE;
  }

  /** A number with so many decimals, or {@code -} for none. */
  public static String number(double value, int decimals) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : NONE;
  }

  /** A difference with its sign, which no zero has: {@code +1.20}, {@code 0.00}. */
  public static String signed(double value, int decimals) {
    boolean nothing = Math.abs(value) < 0.5 * Math.pow(10, -decimals);
    if (nothing || !Double.isFinite(value)) {
      return number(nothing ? 0 : value, decimals);
    }
    return String.format(Locale.ROOT, "%+." + decimals + "f", value);
  }

  /** A time that is felt: {@code 85 ms}, {@code 1.42 s}, {@code 3:07}, or {@code -} for none. */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return NONE;
    }
    if (seconds < 0.0995) {
      return String.format(Locale.ROOT, "%.3g ms", 1000 * seconds);
    }
    return seconds < 59.95
        ? String.format(Locale.ROOT, "%.3g s", seconds)
        : clock(Math.rint(seconds));
  }

  /** A time as on a clock: {@code 0:42}, {@code 12:05}, {@code 1:00:00}, or {@code -} for none. */
  public static String clock(double seconds) {
    if (!Double.isFinite(seconds)) {
      return NONE;
    }
    long whole = Math.max(0, (long) seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}

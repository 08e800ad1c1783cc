package io.farmhand.app.option;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers as people write them; a message says what was expected. */
final class Numbers {
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,30}");
  private static final Pattern REAL =
      Pattern.compile("[-+]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][-+]?\\d{1,3})?");

  private Numbers() {}

  /**
   * A whole number that an {@code int} holds.
   *
   * @throws IllegalArgumentException when it is none, with what was expected
   */
  static int whole(String text) {
    return (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /**
   * A whole number that a {@code long} holds.
   *
   * @throws IllegalArgumentException when it is none, with what was expected
   */
  static long large(String text) {
    return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static long whole(String text, long least, long most) {
    if (!WHOLE.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException("must be a whole number such as 12, found '" + text + "'");
    }
    BigInteger number = new BigInteger(text.strip());
    if (number.compareTo(BigInteger.valueOf(least)) < 0
        || number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new IllegalArgumentException(
          "must be a whole number from " + least + " to " + most + ", found '" + text + "'");
    }
    return number.longValueExact();
  }

  /**
   * A number with or without decimals.
   *
   * @throws IllegalArgumentException when it is none, with what was expected
   */
  static double real(String text) {
    double number = REAL.matcher(text.strip()).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("must be a number such as 0.5, found '" + text + "'");
    }
    return number;
  }
}

package io.farmhand.app.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Whole numbers from one to another, both included: {@code 1..32}, or {@code 12} for one alone.
 *
 * @param first the least, at least 0
 * @param last the greatest
 */
public record IntRange(int first, int last) {
  private static final Pattern TEXT =
      Pattern.compile("\\s*(\\d{1,9})\\s*(?:\\.\\.\\s*(\\d{1,9})\\s*)?");

  public IntRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException(
          "must be MIN..MAX with MIN at most MAX, found '" + first + ".." + last + "'");
    }
  }

  /**
   * The range of a text.
   *
   * @throws IllegalArgumentException when it is none, with what was expected
   */
  public static IntRange parse(String text) {
    Matcher range = TEXT.matcher(text);
    if (!range.matches()) {
      throw new IllegalArgumentException(
          "must be a whole number such as 12, or a range such as 1..32, found '" + text + "'");
    }
    int first = Integer.parseInt(range.group(1));
    return new IntRange(first, range.group(2) == null ? first : Integer.parseInt(range.group(2)));
  }

  /** Whether it is one number alone. */
  public boolean isSingle() {
    return first == last;
  }

  /** How many numbers it has. */
  public int size() {
    return last - first + 1;
  }

  /** All of them in order. */
  public LongStream stream() {
    return LongStream.rangeClosed(first, last);
  }

  /** The number nearest to {@code value} that is in the range. */
  public int clamp(int value) {
    return Math.clamp(value, first, last);
  }

  @Override
  public String toString() {
    return isSingle() ? Integer.toString(first) : first + ".." + last;
  }
}

package io.farmhand.policy;

import io.farmhand.check.Require;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named rows of numbers, in order: the contents of a policy.
 *
 * <p>As text each row is a line, {@code name,number,number,...}; a number is written so that
 * reading it gives the same bits.
 */
public final class Numbers {
  private final Map<String, double[]> rows;

  private Numbers(Map<String, double[]> rows) {
    this.rows = rows;
  }

  /** Puts rows together. */
  public static final class Builder {
    private final Map<String, double[]> rows = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds a row.
     *
     * @param name with letters, digits, {@code _}, {@code -} and {@code .}, not given before
     * @param numbers finite ones
     */
    public Builder with(String name, double... numbers) {
      Require.that(name.matches("[A-Za-z0-9_.-]+"), "row", name, "named without other signs");
      for (double number : numbers) {
        Require.that(Double.isFinite(number), name, number, "finite");
      }
      Require.that(rows.put(name, numbers.clone()) == null, "row", name, "given once");
      return this;
    }

    /** The rows so far. */
    public Numbers build() {
      return new Numbers(Collections.unmodifiableMap(new LinkedHashMap<>(rows)));
    }
  }

  /** Rows to be put together. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The rows of a text.
   *
   * @throws IllegalArgumentException when a line is none, with its number
   */
  public static Numbers parse(String text) {
    Builder builder = builder();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isEmpty()) {
        continue;
      }
      String[] cells = line.split(",", -1);
      try {
        builder.with(cells[0], Arrays.stream(cells).skip(1).mapToDouble(Numbers::number).toArray());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
      }
    }
    return builder.build();
  }

  /** The text of the rows. */
  public String text() {
    StringBuilder text = new StringBuilder();
    rows.forEach(
        (name, numbers) -> {
          text.append(name);
          for (double number : numbers) {
            text.append(',').append(text(number));
          }
          text.append('\n');
        });
    return text.toString();
  }

  /** As short as may be: a number of single precision ends in {@code f} and has fewer digits. */
  static String text(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15 && !isNegativeZero(number)) {
      return Long.toString((long) number);
    }
    return (float) number == number ? (float) number + "f" : Double.toString(number);
  }

  /** A number as {@link #text(double)} writes it. */
  static double number(String text) {
    return text.endsWith("f") ? Float.parseFloat(text) : Double.parseDouble(text);
  }

  private static boolean isNegativeZero(double number) {
    return number == 0 && 1 / number < 0;
  }

  /** The names of the rows, in order. */
  public List<String> names() {
    return List.copyOf(rows.keySet());
  }

  /** Whether there is a row of this name. */
  public boolean has(String name) {
    return rows.containsKey(name);
  }

  /**
   * The row of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public double[] row(String name) {
    double[] row = rows.get(name);
    if (row == null) {
      throw new IllegalArgumentException("row " + name + " is missing");
    }
    return row.clone();
  }

  /** The row of this name, which must have so many numbers. */
  public double[] row(String name, int size) {
    double[] row = row(name);
    Require.that(row.length == size, "numbers of row " + name, row.length, Integer.toString(size));
    return row;
  }

  /** The only number of the row of this name. */
  public double one(String name) {
    return row(name, 1)[0];
  }

  /** The only number of the row of this name, which must be a whole one in this range. */
  public int whole(String name, int least, int most) {
    double number = one(name);
    Require.that(
        number == Math.rint(number) && number >= least && number <= most,
        name,
        number,
        "a whole number in " + least + " .. " + most);
    return (int) number;
  }

  /** Requires that there are no more rows than these many. */
  void requireRows(int count) {
    Require.that(rows.size() == count, "rows", rows.size(), Integer.toString(count));
  }

  /** The number in the name of a row: one of {@code count} from 0. */
  static int index(String text, String what, int count) {
    boolean whole = text.matches("\\d{1,9}") && Integer.parseInt(text) < count;
    Require.that(whole, what, text, "in 0 .. " + (count - 1));
    return Integer.parseInt(text);
  }

  /** Equal rows in the same order are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Numbers numbers && text().equals(numbers.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return rows.size() + " rows of numbers";
  }
}

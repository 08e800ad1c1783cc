package io.farmhand.app.report;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * One row of a CSV file (RFC 4180): numbers with a point, text in quotes where it must be, and line
 * breaks as spaces so that a row is a line.
 */
public final class Csv {
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final StringJoiner cells = new StringJoiner(",");

  /** A whole number. */
  public Csv add(long value) {
    cells.add(Long.toString(value));
    return this;
  }

  /** A truth value. */
  public Csv add(boolean value) {
    cells.add(Boolean.toString(value));
    return this;
  }

  /** A number with up to six decimals, empty when it is none. */
  public Csv add(double value) {
    return Double.isNaN(value) ? empty() : seconds(Math.round(value * 1e9));
  }

  /** A text. */
  public Csv add(String text) {
    String line = LINE_BREAKS.matcher(text).replaceAll(" ");
    boolean quoted = line.indexOf(',') >= 0 || line.indexOf('"') >= 0;
    cells.add(quoted ? '"' + line.replace("\"", "\"\"") + '"' : line);
    return this;
  }

  /** Nothing. */
  public Csv empty() {
    cells.add("");
    return this;
  }

  /** Nanoseconds as seconds with six decimals. */
  public Csv seconds(long nanos) {
    long micros = Math.round((double) Math.abs(nanos) / NANOS_PER_MICRO);
    String fraction = Long.toString(MICROS_PER_SECOND + micros % MICROS_PER_SECOND);
    cells.add((nanos < 0 ? "-" : "") + micros / MICROS_PER_SECOND + "." + fraction.substring(1));
    return this;
  }

  @Override
  public String toString() {
    return cells.toString();
  }
}

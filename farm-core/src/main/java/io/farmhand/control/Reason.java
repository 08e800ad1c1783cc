package io.farmhand.control;

import java.util.Arrays;
import java.util.Locale;

/**
 * Why a controller decided as it did: a code, and a sentence with numbers that is put together only
 * when it is shown.
 */
public final class Reason {
  private final String code;
  private final String template;
  private final double[] values;

  private Reason(String code, String template, double[] values) {
    this.code = code;
    this.template = template;
    this.values = values;
  }

  /**
   * A reason.
   *
   * @param code short and stable, in kebab-case, such as {@code scale-up}
   * @param template a sentence with one <code>{}</code> for each value
   * @param values the numbers
   */
  public static Reason of(String code, String template, double... values) {
    return new Reason(code, template, values.clone());
  }

  /** The stable code. */
  public String code() {
    return code;
  }

  /** The numbers, in the order of the sentence. */
  public double[] values() {
    return values.clone();
  }

  /** The sentence with its numbers. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (double value : values) {
      int at = template.indexOf("{}", from);
      if (at < 0) {
        break;
      }
      text.append(template, from, at).append(number(value));
      from = at + 2;
    }
    return text.append(template, from, template.length()).toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  @Override
  public String toString() {
    return code + ": " + text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reason that
        && code.equals(that.code)
        && template.equals(that.template)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return code.hashCode() * 31 + Arrays.hashCode(values);
  }
}

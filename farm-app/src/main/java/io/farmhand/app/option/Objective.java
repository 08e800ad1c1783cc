package io.farmhand.app.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The share of the tasks that should be in time: {@code 99%}, or {@code 0.99}.
 *
 * @param share in 0..1, both exclusive
 */
public record Objective(double share) {
  private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,3}(?:\\.\\d{1,9})?)\\s*(%?)\\s*");

  /**
   * The objective of a text.
   *
   * @throws IllegalArgumentException when it is none, with what was expected
   */
  public static Objective parse(String text) {
    Matcher share = TEXT.matcher(text);
    if (share.matches()) {
      double number = Double.parseDouble(share.group(1));
      double value = share.group(2).isEmpty() ? number : number / 100;
      if (value > 0 && value < 1) {
        return new Objective(value);
      }
    }
    throw new IllegalArgumentException(
        "must be a share above 0 and below 1 such as 99% or 0.99, found '" + text + "'");
  }
}

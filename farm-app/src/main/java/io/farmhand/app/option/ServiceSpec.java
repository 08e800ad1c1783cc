package io.farmhand.app.option;

import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.Gamma;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long tasks take, as people write it: {@code 1.5s}, or {@code 1.5s:cv=0.5} with a coefficient
 * of variation, for which times are gamma distributed.
 *
 * @param text as it was written
 * @param distribution of the times
 */
public record ServiceSpec(String text, Distribution distribution) {
  private static final Pattern TEXT =
      Pattern.compile("([^:]+?)\\s*(?::\\s*cv\\s*=\\s*(\\d{1,3}(?:\\.\\d{1,6})?)\\s*)?");
  private static final double MOST_CV = 20;

  /**
   * The times of a text.
   *
   * @throws IllegalArgumentException when it is none, with what was expected
   */
  public static ServiceSpec parse(String text) {
    Matcher spec = TEXT.matcher(text.strip());
    if (!spec.matches()) {
      throw wrong(text);
    }
    double mean = Durations.parse(spec.group(1)).toNanos() * 1e-9;
    double cv = spec.group(2) == null ? 0 : Double.parseDouble(spec.group(2));
    if (mean <= 0 || cv > MOST_CV) {
      throw wrong(text);
    }
    return new ServiceSpec(
        text.strip(), cv == 0 ? new Constant(mean) : new Gamma(1 / (cv * cv), mean));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "must be a mean above 0 such as 1.5s, or with a coefficient of variation up to 20 such as"
            + " 1.5s:cv=0.5, found '"
            + text
            + "'");
  }

  @Override
  public String toString() {
    return text;
  }
}

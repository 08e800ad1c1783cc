package io.farmhand.app.option;

import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.Uniform;
import java.time.Duration;

/** Distributions of times as people write them: {@code 7.1s}, or {@code 5.2s..9s} for uniform. */
public final class Distributions {
  private Distributions() {}

  /**
   * The distribution of a text.
   *
   * @throws IllegalArgumentException when it is none, with what was expected
   */
  public static Distribution parse(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return new Constant(seconds(text, text));
    }
    double least = seconds(text.substring(0, dots), text);
    double most = seconds(text.substring(dots + 2), text);
    if (most < least) {
      throw new IllegalArgumentException(
          "must be LEAST..MOST with LEAST at most MOST, found '" + text + "'");
    }
    return most == least ? new Constant(least) : new Uniform(least, most);
  }

  private static double seconds(String part, String text) {
    try {
      Duration duration = Durations.parse(part);
      return duration.toNanos() / 1e9;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be a duration such as 7.1s, or a range such as 5.2s..9s, found '" + text + "'", e);
    }
  }
}

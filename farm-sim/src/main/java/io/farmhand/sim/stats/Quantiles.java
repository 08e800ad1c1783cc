package io.farmhand.sim.stats;

import io.farmhand.check.Require;
import java.util.Arrays;

/** Quantiles of measured values, by linear interpolation between the two nearest. */
public final class Quantiles {
  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  /** Of these values, in any order; all NaN when there are none. */
  public static Quantiles of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted);
  }

  /** How many values there are. */
  public int count() {
    return sorted.length;
  }

  /** The value that a share of them, 0 to 1, does not exceed. */
  public double at(double share) {
    Require.that(share >= 0 && share <= 1, "share", share, "in 0 .. 1");
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The middle one. */
  public double median() {
    return at(0.5);
  }
}

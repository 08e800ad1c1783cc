package io.farmhand.sim.stats;

import io.farmhand.check.Require;
import io.farmhand.math.SpecialFunctions;

/** Student's t distribution, as for the mean of a small sample. */
public final class StudentT {
  private static final int BISECTIONS = 200;

  private StudentT() {}

  /** The probability of a value of at most {@code t} with these degrees of freedom, above 0. */
  public static double cdf(double t, double degrees) {
    Require.positive("degrees", degrees);
    double tail = 0.5 * SpecialFunctions.betaI(0.5 * degrees, 0.5, degrees / (degrees + t * t));
    return t > 0 ? 1 - tail : tail;
  }

  /** The value that is not exceeded with probability {@code p}, in 0..1, both exclusive. */
  public static double quantile(double p, double degrees) {
    Require.that(p > 0 && p < 1, "p", p, "between 0 and 1");
    Require.positive("degrees", degrees);
    if (p < 0.5) {
      return -quantile(1 - p, degrees);
    }
    double low = 0;
    double high = 1;
    while (cdf(high, degrees) < p && high < 1e300) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < BISECTIONS && high - low > Math.ulp(high); i++) {
      double middle = low + 0.5 * (high - low);
      if (cdf(middle, degrees) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + 0.5 * (high - low);
  }
}

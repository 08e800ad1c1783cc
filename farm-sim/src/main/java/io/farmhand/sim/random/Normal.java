package io.farmhand.sim.random;

import io.farmhand.check.Require;
import io.farmhand.math.SpecialFunctions;
import java.util.random.RandomGenerator;

/**
 * The normal distribution, cut off on both sides: values outside the bounds are drawn again.
 *
 * @param center mean of the uncut distribution in seconds, at least 0
 * @param sd standard deviation of the uncut distribution in seconds, above 0
 * @param min least value in seconds, at least 0 and at most {@code center}
 * @param max greatest value in seconds, above {@code center}; may be infinite
 */
public record Normal(double center, double sd, double min, double max) implements Distribution {
  public Normal {
    Require.notNegative("center", center);
    Require.positive("sd", sd);
    Require.that(min >= 0 && min <= center, "min", min, "in 0 .. center = " + center);
    Require.that(max > center, "max", max, "above center = " + center);
  }

  /** Cut off at 0 alone, since no time is negative. */
  public static Normal of(double center, double sd) {
    return new Normal(center, sd, 0, Double.POSITIVE_INFINITY);
  }

  @Override
  public double sample(RandomGenerator random) {
    while (true) {
      double value = center + sd * Sampling.normal(random);
      if (value >= min && value <= max) {
        return value;
      }
    }
  }

  @Override
  public double mean() {
    double low = (min - center) / sd;
    double high = (max - center) / sd;
    double shift = SpecialFunctions.normalDensity(low) - SpecialFunctions.normalDensity(high);
    return center + sd * shift / kept();
  }

  @Override
  public double cdf(double seconds) {
    if (seconds <= min) {
      return 0;
    }
    double below = SpecialFunctions.normalCdf((min - center) / sd);
    return Math.min(1, (SpecialFunctions.normalCdf((seconds - center) / sd) - below) / kept());
  }

  private double kept() {
    return SpecialFunctions.normalCdf((max - center) / sd)
        - SpecialFunctions.normalCdf((min - center) / sd);
  }
}

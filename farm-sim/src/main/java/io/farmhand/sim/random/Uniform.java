package io.farmhand.sim.random;

import io.farmhand.check.Require;
import java.util.random.RandomGenerator;

/**
 * Any time between two bounds, all as likely.
 *
 * @param min lower bound in seconds, at least 0
 * @param max upper bound in seconds, above {@code min}
 */
public record Uniform(double min, double max) implements Distribution {
  public Uniform {
    Require.notNegative("min", min);
    Require.that(
        max > min && max < Double.POSITIVE_INFINITY, "max", max, "a number above min = " + min);
  }

  @Override
  public double sample(RandomGenerator random) {
    return min + (max - min) * Sampling.unit(random);
  }

  @Override
  public double mean() {
    return 0.5 * (min + max);
  }

  @Override
  public double cdf(double seconds) {
    return Math.clamp((seconds - min) / (max - min), 0.0, 1.0);
  }
}

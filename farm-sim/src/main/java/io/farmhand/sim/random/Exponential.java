package io.farmhand.sim.random;

import io.farmhand.check.Require;
import java.util.random.RandomGenerator;

/**
 * The exponential distribution: times without memory.
 *
 * @param mean in seconds, above 0
 */
public record Exponential(double mean) implements Distribution {
  public Exponential {
    Require.positive("mean", mean);
  }

  @Override
  public double sample(RandomGenerator random) {
    return mean * Sampling.exponential(random);
  }

  @Override
  public double cdf(double seconds) {
    return seconds <= 0 ? 0 : -StrictMath.expm1(-seconds / mean);
  }
}

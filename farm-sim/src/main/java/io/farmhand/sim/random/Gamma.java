package io.farmhand.sim.random;

import io.farmhand.check.Require;
import io.farmhand.math.SpecialFunctions;
import java.util.random.RandomGenerator;

/**
 * The gamma distribution; its coefficient of variation is 1 / sqrt(shape).
 *
 * @param shape above 0; 1 is the exponential distribution, more is steadier
 * @param mean in seconds, above 0
 */
public record Gamma(double shape, double mean) implements Distribution {
  public Gamma {
    Require.positive("shape", shape);
    Require.positive("mean", mean);
  }

  @Override
  public double sample(RandomGenerator random) {
    return Sampling.gamma(random, shape) * (mean / shape);
  }

  @Override
  public double cdf(double seconds) {
    return SpecialFunctions.gammaP(shape, seconds * shape / mean);
  }
}

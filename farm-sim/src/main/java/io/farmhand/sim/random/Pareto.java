package io.farmhand.sim.random;

import io.farmhand.check.Require;
import java.util.random.RandomGenerator;

/**
 * The Pareto distribution: most values small, a few very large.
 *
 * @param min least value in seconds, above 0
 * @param shape how fast the tail falls, above 0; at most 1 there is no mean, at most 2 no variance
 */
public record Pareto(double min, double shape) implements Distribution {
  public Pareto {
    Require.positive("min", min);
    Require.positive("shape", shape);
  }

  @Override
  public double sample(RandomGenerator random) {
    return min * StrictMath.exp(Sampling.exponential(random) / shape);
  }

  @Override
  public double mean() {
    return shape > 1 ? min * shape / (shape - 1) : Double.POSITIVE_INFINITY;
  }

  @Override
  public double cdf(double seconds) {
    return seconds <= min ? 0 : 1 - StrictMath.pow(min / seconds, shape);
  }
}

package io.farmhand.sim.random;

import java.util.random.RandomGenerator;

/**
 * A distribution of times in seconds; every value drawn is at least 0.
 *
 * <p>All parameters that are times are in seconds.
 */
public sealed interface Distribution
    permits Clipped, Constant, Empirical, Exponential, Gamma, LogNormal, Normal, Pareto, Uniform {
  /** Draws one value, in seconds. */
  double sample(RandomGenerator random);

  /** Draws {@code count} values in turn, the same as one by one. */
  default void sample(RandomGenerator random, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = sample(random);
    }
  }

  /** The expected value in seconds; infinite if there is none. */
  double mean();

  /** The probability of a value of at most {@code seconds}. */
  double cdf(double seconds);
}

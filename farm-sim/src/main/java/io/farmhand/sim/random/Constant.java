package io.farmhand.sim.random;

import io.farmhand.check.Require;
import java.util.random.RandomGenerator;

/**
 * Always the same time.
 *
 * @param value the time in seconds, at least 0
 */
public record Constant(double value) implements Distribution {
  public Constant {
    Require.notNegative("value", value);
  }

  @Override
  public double sample(RandomGenerator random) {
    return value;
  }

  @Override
  public double mean() {
    return value;
  }

  @Override
  public double cdf(double seconds) {
    return seconds >= value ? 1 : 0;
  }
}

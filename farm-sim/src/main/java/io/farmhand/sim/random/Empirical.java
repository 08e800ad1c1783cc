package io.farmhand.sim.random;

import io.farmhand.check.Require;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Measured times, each as likely.
 *
 * @param values in seconds, each at least 0; at least one
 */
public record Empirical(List<Double> values) implements Distribution {
  public Empirical {
    values = List.copyOf(values);
    Require.that(!values.isEmpty(), "values", values, "at least one number");
    values.forEach(value -> Require.notNegative("value", value));
  }

  @Override
  public double sample(RandomGenerator random) {
    return values.get(Sampling.index(random, values.size()));
  }

  @Override
  public double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.size();
  }

  @Override
  public double cdf(double seconds) {
    int below = 0;
    for (double value : values) {
      below += value <= seconds ? 1 : 0;
    }
    return (double) below / values.size();
  }
}

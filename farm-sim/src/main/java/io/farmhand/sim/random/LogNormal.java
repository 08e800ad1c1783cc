package io.farmhand.sim.random;

import io.farmhand.check.Require;
import io.farmhand.math.SpecialFunctions;
import java.util.random.RandomGenerator;

/**
 * The lognormal distribution: its logarithm is normal.
 *
 * @param mean in seconds, above 0
 * @param cv coefficient of variation (standard deviation / mean), above 0
 */
public record LogNormal(double mean, double cv) implements Distribution {
  public LogNormal {
    Require.positive("mean", mean);
    Require.positive("cv", cv);
  }

  @Override
  public double sample(RandomGenerator random) {
    return StrictMath.exp(logMean() + logSd() * Sampling.normal(random));
  }

  @Override
  public double cdf(double seconds) {
    return seconds <= 0
        ? 0
        : SpecialFunctions.normalCdf((StrictMath.log(seconds) - logMean()) / logSd());
  }

  private double logSd() {
    return StrictMath.sqrt(StrictMath.log1p(cv * cv));
  }

  private double logMean() {
    return StrictMath.log(mean) - 0.5 * StrictMath.log1p(cv * cv);
  }
}

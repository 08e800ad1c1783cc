package io.farmhand.sim.random;

import io.farmhand.check.Require;
import java.util.random.RandomGenerator;

/**
 * A distribution whose values below or above two bounds become the bound.
 *
 * @param inner what is drawn before clipping, not itself clipped
 * @param min least value in seconds, at least 0
 * @param max greatest value in seconds, above {@code min}; may be infinite
 */
public record Clipped(Distribution inner, double min, double max) implements Distribution {
  private static final int MEAN_INTERVALS = 4096;

  public Clipped {
    Require.that(!(inner instanceof Clipped), "inner", inner, "not itself clipped");
    Require.notNegative("min", min);
    Require.that(max > min, "max", max, "above min = " + min);
  }

  @Override
  public double sample(RandomGenerator random) {
    return clip(inner.sample(random));
  }

  @Override
  public void sample(RandomGenerator random, double[] into, int count) {
    inner.sample(random, into, count);
    for (int i = 0; i < count; i++) {
      into[i] = clip(into[i]);
    }
  }

  private double clip(double value) {
    return Math.min(max, Math.max(min, value));
  }

  /**
   * The mean by Simpson's rule over the distribution function; where that jumps, exact to about
   * (max - min) / 4096.
   */
  @Override
  public double mean() {
    if (Double.isInfinite(max)) {
      return inner.mean() + integralOfCdf(0, min);
    }
    return max - integralOfCdf(min, max);
  }

  @Override
  public double cdf(double seconds) {
    if (seconds < min) {
      return 0;
    }
    return seconds >= max ? 1 : inner.cdf(seconds);
  }

  private double integralOfCdf(double from, double to) {
    double width = (to - from) / MEAN_INTERVALS;
    double sum = inner.cdf(from) + inner.cdf(to);
    for (int i = 1; i < MEAN_INTERVALS; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * inner.cdf(from + i * width);
    }
    return sum * width / 3;
  }
}

package io.farmhand.sim.random;

import java.util.random.RandomGenerator;

/**
 * Draws of the standard distributions, fast and the same on every machine.
 *
 * <p>Only {@link RandomGenerator#nextLong} is drawn from and only {@link StrictMath} computed with,
 * because the generators' own samplers and {@link Math} may differ between versions and processors.
 */
public final class Sampling {
  private static final double POISSON_PIECE = 16;

  private Sampling() {}

  /** Uniform in [0, 1), in steps of 2^-53. */
  public static double unit(RandomGenerator random) {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in 0 .. bound - 1, for {@code bound >= 1}. */
  public static int index(RandomGenerator random, int bound) {
    return (int) (unit(random) * bound);
  }

  /** Exponential with mean 1. */
  public static double exponential(RandomGenerator random) {
    return Ziggurat.exponential(random);
  }

  /** Normal with mean 0 and standard deviation 1. */
  public static double normal(RandomGenerator random) {
    return Ziggurat.normal(random);
  }

  /**
   * Gamma with this shape and scale 1: Marsaglia and Tsang, "A simple method for generating gamma
   * variables" (2000), lifted by one for shapes below 1.
   */
  public static double gamma(RandomGenerator random, double shape) {
    if (shape < 1) {
      return gamma(random, shape + 1) * StrictMath.pow(1 - unit(random), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal(random);
      double root = 1 + c * x;
      if (root > 0) {
        double v = root * root * root;
        double u = 1 - unit(random);
        double square = x * x;
        if (u < 1 - 0.0331 * square * square
            || StrictMath.log(u) < 0.5 * square + d * (1 - v + StrictMath.log(v))) {
          return d * v;
        }
      }
    }
  }

  /**
   * A Poisson count with this mean: uniforms multiplied until their product is below exp(-mean)
   * (Knuth), a large mean in pieces, since the sum of Poisson counts is one.
   */
  public static int poisson(RandomGenerator random, double mean) {
    int count = 0;
    double left = mean;
    while (left > POISSON_PIECE) {
      count += smallPoisson(random, POISSON_PIECE);
      left -= POISSON_PIECE;
    }
    return count + smallPoisson(random, left);
  }

  /** Puts the numbers into random order, each order as likely (Fisher and Yates). */
  public static void shuffle(RandomGenerator random, int[] numbers) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = index(random, i + 1);
      int swapped = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = swapped;
    }
  }

  private static int smallPoisson(RandomGenerator random, double mean) {
    double limit = StrictMath.exp(-mean);
    double product = 1 - unit(random);
    int count = 0;
    while (product > limit) {
      product *= 1 - unit(random);
      count++;
    }
    return count;
  }
}

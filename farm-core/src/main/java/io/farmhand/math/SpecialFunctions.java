package io.farmhand.math;

/**
 * Incomplete gamma and beta functions and what follows from them, to about 1e-13 relative.
 *
 * <p>Series and continued fractions as in Abramowitz and Stegun, 6.5.29, 6.5.31 and 26.5.8, the
 * fractions evaluated by the modified Lentz method; the logarithm of gamma by the Stirling series
 * (6.1.41) after the recurrence has lifted the argument. {@link StrictMath} throughout, so that
 * every machine gives the same bits.
 */
public final class SpecialFunctions {
  private static final double EPSILON = 1e-16;
  private static final double TINY = 1e-300;
  private static final int MOST_TERMS = 100_000;
  private static final double STIRLING_FROM = 15;

  private SpecialFunctions() {}

  /** The natural logarithm of the gamma function of {@code x > 0}. */
  public static double logGamma(double x) {
    double shift = 0;
    double z = x;
    while (z < STIRLING_FROM) {
      shift += StrictMath.log(z);
      z++;
    }
    double inverse = 1 / z;
    double square = inverse * inverse;
    double series =
        inverse
            * (1.0 / 12
                - square
                    * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
    return (z - 0.5) * StrictMath.log(z)
        - z
        + 0.5 * StrictMath.log(2 * StrictMath.PI)
        + series
        - shift;
  }

  /** The regularized lower incomplete gamma function P(a, x), for {@code a > 0}; NaN of NaN. */
  public static double gammaP(double a, double x) {
    if (x <= 0) {
      return 0;
    }
    if (Double.isInfinite(x)) {
      return 1;
    }
    if (Double.isNaN(a + x)) {
      return Double.NaN;
    }
    double factor = StrictMath.exp(a * StrictMath.log(x) - x - logGamma(a));
    return x < a + 1 ? factor * gammaSeries(a, x) : 1 - factor * gammaFraction(a, x);
  }

  /** The probability that a standard normal variable is at most {@code x}. */
  public static double normalCdf(double x) {
    double half = 0.5 * gammaP(0.5, 0.5 * x * x);
    return x < 0 ? 0.5 - half : 0.5 + half;
  }

  /** The density of a standard normal variable at {@code x}. */
  public static double normalDensity(double x) {
    return StrictMath.exp(-0.5 * x * x) / StrictMath.sqrt(2 * StrictMath.PI);
  }

  /** The regularized incomplete beta function I_x(a, b), for {@code a, b > 0}, x in 0..1. */
  public static double betaI(double a, double b, double x) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    double factor =
        StrictMath.exp(
            logGamma(a + b)
                - logGamma(a)
                - logGamma(b)
                + a * StrictMath.log(x)
                + b * StrictMath.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? factor * betaFraction(a, b, x) / a
        : 1 - factor * betaFraction(b, a, 1 - x) / b;
  }

  private static double gammaSeries(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < MOST_TERMS && term > sum * EPSILON; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  private static double gammaFraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    for (int n = 1; n < MOST_TERMS; n++) {
      double numerator = -n * (n - a);
      b += 2;
      d = 1 / awayFromZero(numerator * d + b);
      c = awayFromZero(b + numerator / c);
      h *= d * c;
      if (Math.abs(d * c - 1) <= EPSILON) {
        break;
      }
    }
    return h;
  }

  private static double betaFraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / awayFromZero(1 + even * d);
      c = awayFromZero(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / awayFromZero(1 + odd * d);
      c = awayFromZero(1 + odd / c);
      h *= d * c;
      if (Math.abs(d * c - 1) <= EPSILON) {
        break;
      }
    }
    return h;
  }

  private static double awayFromZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}

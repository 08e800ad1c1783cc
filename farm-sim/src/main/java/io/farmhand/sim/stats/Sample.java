package io.farmhand.sim.stats;

import io.farmhand.check.Require;

/**
 * What a sample of independent values says about their mean.
 *
 * @param count number of values, at least 1
 * @param mean their mean
 * @param sd their standard deviation, with count - 1; not a number for a single value
 * @param min the least
 * @param max the greatest
 */
public record Sample(int count, double mean, double sd, double min, double max) {
  /** Of values that nobody knows: nothing in it is a number. */
  public static final Sample UNKNOWN =
      new Sample(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Of these values, at least one, all finite. */
  public static Sample of(double... values) {
    Require.that(values.length >= 1, "values.length", values.length, "at least 1");
    double mean = 0;
    double squares = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      Require.that(Double.isFinite(values[i]), "values[" + i + "]", values[i], "finite");
      double delta = values[i] - mean;
      mean += delta / (i + 1);
      squares += delta * (values[i] - mean);
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    double sd = values.length == 1 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    return new Sample(values.length, mean, sd, min, max);
  }

  /**
   * Of the differences {@code a[i] - b[i]}, where both were measured under the same seed.
   *
   * @param a as many values as {@code b}
   * @param b as many values as {@code a}
   */
  public static Sample ofDifferences(double[] a, double[] b) {
    Require.that(a.length == b.length, "b.length", b.length, "a.length = " + a.length);
    double[] differences = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      differences[i] = a[i] - b[i];
    }
    return of(differences);
  }

  /** The standard error of the mean. */
  public double standardError() {
    return sd / Math.sqrt(count);
  }

  /**
   * The 95 % confidence interval of the mean by Student's t; needs at least two values, or none.
   */
  public Interval interval() {
    return interval(0.95);
  }

  /** The same at another level, in 0..1, both exclusive. */
  public Interval interval(double level) {
    if (count == 0) {
      return new Interval(mean, mean, mean, level);
    }
    Require.that(count >= 2, "count", count, "at least 2 for an interval");
    Require.that(level > 0 && level < 1, "level", level, "between 0 and 1");
    double half = StudentT.quantile(0.5 + 0.5 * level, count - 1.0) * standardError();
    return new Interval(mean, mean - half, mean + half, level);
  }
}

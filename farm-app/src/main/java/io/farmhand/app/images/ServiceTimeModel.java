package io.farmhand.app.images;

import java.time.Duration;

/**
 * The expected service time of a task as a straight line of its size, {@code t = a * size + b},
 * learned from the tasks that have finished. With a size in pixels this is the published model of
 * the image pipeline, {@code t = a * side^2 + b} (arXiv 2602.06555).
 *
 * <p>Recursive least squares with exponential forgetting, in the form of weighted sums. Where it
 * deviates from the textbook:
 *
 * <ul>
 *   <li>Errors count relative to {@code size + b0/a0} of the starting values, since the scatter of
 *       service times grows with them.
 *   <li>An error far beyond the usual one counts by the inverse of its square, the usual one is a
 *       running median: one outlier moves the line little, a lasting change is followed.
 *   <li>Neither {@code a} nor {@code b} gets negative; the better of the two border lines is taken.
 *   <li>The starting values stand for two tasks that are soon forgotten, but not entirely, so that
 *       tasks of one size alone give a line too.
 * </ul>
 *
 * <p>Safe for use by many threads.
 */
public final class ServiceTimeModel {
  /** The newest 200 or so tasks determine the line. */
  private static final double FORGETTING = 0.995;

  private static final double PRIOR_FORGETTING = 0.7;
  private static final double LEAST_PRIOR = 1e-3;

  /** Errors up to this many times the usual one count in full. */
  private static final double USUAL_ERRORS = 3;

  private static final double LEAST_USUAL_ERROR = 0.02;
  private static final double USUAL_ERROR_STEP = 0.15;

  private final double scale;
  private final double priorSlope;
  private final double priorBase;
  private final Sums relative = new Sums();
  private final Sums absolute = new Sums();
  private double squares;
  private double priorWeight = 1;
  private double usualError = 0.5;
  private double slope;
  private double base;
  private long observations;

  private ServiceTimeModel(double secondsPerUnit, double baseSeconds) {
    this.scale = baseSeconds / secondsPerUnit;
    this.priorSlope = secondsPerUnit * scale;
    this.priorBase = baseSeconds;
    this.slope = priorSlope;
    this.base = priorBase;
  }

  /**
   * A model that expects {@code secondsPerUnit * size + baseSeconds} before it has seen any task.
   *
   * @throws IllegalArgumentException when either is not a positive number
   */
  public static ServiceTimeModel startingAt(double secondsPerUnit, double baseSeconds) {
    requirePositive("secondsPerUnit", secondsPerUnit);
    requirePositive("baseSeconds", baseSeconds);
    return new ServiceTimeModel(secondsPerUnit, baseSeconds);
  }

  /** A model for {@link ImagePipeline} by pixels, starting at figures of a 2-core machine. */
  public static ServiceTimeModel forImages() {
    return startingAt(8e-8, 0.01);
  }

  /**
   * A line.
   *
   * @param secondsPerUnit a, at least 0
   * @param baseSeconds b, at least 0
   * @param rSquared share of the variance of the recent service times that the line explains, at
   *     most 1; not a number before the third task and when all took the same time
   * @param observations tasks seen so far
   */
  public record Fit(
      double secondsPerUnit, double baseSeconds, double rSquared, long observations) {}

  /**
   * Learns from a finished task.
   *
   * @param size of the task, at least 0
   * @throws IllegalArgumentException when the size or the time is negative or no number
   */
  public synchronized void observe(double size, Duration serviceTime) {
    requireSize(size);
    if (serviceTime.isNegative()) {
      throw new IllegalArgumentException(
          "serviceTime = " + serviceTime + ", must be at least 0; is the clock monotonic?");
    }
    double seconds = serviceTime.toNanos() * 1e-9;
    double x = size / scale;
    double weight = weight(seconds, slope * x + base);
    double unit = 1 / (x + 1);
    relative.add(FORGETTING, weight, x * unit, unit, seconds * unit);
    absolute.add(FORGETTING, weight, x, 1, seconds);
    squares = squares * FORGETTING + weight * seconds * seconds;
    priorWeight = Math.max(LEAST_PRIOR, priorWeight * PRIOR_FORGETTING);
    observations++;
    fitLine();
  }

  /** The expected service time of a task of this size. */
  public synchronized Duration expected(double size) {
    requireSize(size);
    return Duration.ofNanos(Math.round((slope * (size / scale) + base) * 1e9));
  }

  /** The line as it stands. */
  public synchronized Fit fit() {
    return new Fit(slope / scale, base, rSquared(), observations);
  }

  /** Sums of the weighted products of a regression on two variables without a constant. */
  private static final class Sums {
    double uu;
    double uv;
    double vv;
    double uz;
    double vz;

    void add(double kept, double weight, double u, double v, double z) {
      uu = uu * kept + weight * u * u;
      uv = uv * kept + weight * u * v;
      vv = vv * kept + weight * v * v;
      uz = uz * kept + weight * u * z;
      vz = vz * kept + weight * v * z;
    }
  }

  /** How much a task counts, by how far its time is from the expected one. */
  private double weight(double seconds, double expected) {
    double error = Math.abs(seconds - expected) / Math.max(expected, 1e-9);
    double ratio = Math.max(1, error / (USUAL_ERRORS * usualError));
    double step = error > usualError ? USUAL_ERROR_STEP : -USUAL_ERROR_STEP;
    usualError = Math.max(LEAST_USUAL_ERROR, usualError * Math.exp(step));
    return 1 / (ratio * ratio);
  }

  private void fitLine() {
    Sums s = new Sums();
    addPrior(s, 0);
    addPrior(s, 10);
    double uu = s.uu + relative.uu;
    double uv = s.uv + relative.uv;
    double vv = s.vv + relative.vv;
    double uz = s.uz + relative.uz;
    double vz = s.vz + relative.vz;
    double determinant = uu * vv - uv * uv;
    slope = (uz * vv - vz * uv) / determinant;
    base = (vz * uu - uz * uv) / determinant;
    if (base < 0) {
      slope = uz / uu;
      base = 0;
    } else if (slope < 0) {
      slope = 0;
      base = vz / vv;
    }
  }

  private void addPrior(Sums sums, double x) {
    double unit = 1 / (x + 1);
    sums.add(1, priorWeight, x * unit, unit, (priorSlope * x + priorBase) * unit);
  }

  private double rSquared() {
    double variance = squares - absolute.vz * absolute.vz / absolute.vv;
    if (observations < 3 || variance <= 1e-12 * squares) {
      return Double.NaN;
    }
    double unexplained =
        squares
            - 2 * (slope * absolute.uz + base * absolute.vz)
            + slope * slope * absolute.uu
            + 2 * slope * base * absolute.uv
            + base * base * absolute.vv;
    return 1 - Math.max(0, unexplained) / variance;
  }

  private static void requireSize(double size) {
    if (!(size >= 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException("size = " + size + ", must be at least 0");
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " = " + value + ", must be above 0");
    }
  }
}

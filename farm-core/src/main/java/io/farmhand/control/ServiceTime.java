package io.farmhand.control;

import io.farmhand.math.SpecialFunctions;

/**
 * A service time as a gamma distribution of the observed mean and spread.
 *
 * @param mean mean in seconds, above 0
 * @param scv squared coefficient of variation, taken within 0.01 .. 100
 */
record ServiceTime(double mean, double scv) {
  private static final double LEAST_SCV = 0.01;
  private static final double MOST_SCV = 100;

  ServiceTime {
    scv = Math.clamp(scv, LEAST_SCV, MOST_SCV);
  }

  /** Mean time of the first {@code seconds} that a task is in service: E[min(S, seconds)]. */
  double within(double seconds) {
    double shape = 1 / scv;
    double x = seconds / (mean * scv);
    double longer = 1 - SpecialFunctions.gammaP(shape, x);
    return mean * SpecialFunctions.gammaP(shape + 1, x) + seconds * longer;
  }
}

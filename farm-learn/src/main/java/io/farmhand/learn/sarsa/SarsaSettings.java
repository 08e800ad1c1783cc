package io.farmhand.learn.sarsa;

import io.farmhand.check.Require;
import io.farmhand.learn.training.Exploration;

/**
 * How {@link Sarsa} learns.
 *
 * @param roundSize episodes played by one policy
 * @param lambda weight of what happened, against what was expected, in what follows a step; 0..1
 * @param leastRate least share by which a value moves towards what was found: until it has been
 *     found 1/leastRate times, it is the mean
 * @param exploration share of random actions
 * @param firstPrice price of a percentage point of misses at first, in mean workers
 * @param clockBins bins of the clock
 * @param arrivalBins bins of the arrival rate
 */
record SarsaSettings(
    int roundSize,
    double lambda,
    double leastRate,
    Exploration exploration,
    double firstPrice,
    int clockBins,
    int arrivalBins) {
  /** What has done best on validation episodes. */
  static final SarsaSettings USUAL =
      new SarsaSettings(1_000, 0.95, 0.002, new Exploration(0.3, 0.02), 2, 30, 10);

  SarsaSettings {
    Require.that(roundSize >= 1, "roundSize", roundSize, "at least 1");
    Require.that(lambda >= 0 && lambda <= 1, "lambda", lambda, "in 0 .. 1");
    Require.that(leastRate > 0 && leastRate <= 1, "leastRate", leastRate, "above 0, at most 1");
    Require.positive("firstPrice", firstPrice);
    Require.that(clockBins >= 1, "clockBins", clockBins, "at least 1");
    Require.that(arrivalBins >= 1, "arrivalBins", arrivalBins, "at least 1");
  }
}

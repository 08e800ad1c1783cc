package io.farmhand.learn.training;

import io.farmhand.check.Require;

/**
 * The share of random actions: all in the first round, then a share that falls geometrically until
 * most of the budget is spent.
 *
 * @param first share after the first round
 * @param last share at the end
 */
public record Exploration(double first, double last) {
  private static final double FALLS_FOR = 0.7;

  public Exploration {
    Require.that(first > 0 && first <= 1, "first", first, "above 0, at most 1");
    Require.that(last > 0 && last <= first, "last", last, "above 0, at most first = " + first);
  }

  /**
   * The share now.
   *
   * @param rounds rounds that were learned from
   * @param done share of the training that is over, in 0..1
   */
  public double share(long rounds, double done) {
    return rounds == 0 ? 1 : first * StrictMath.pow(last / first, Math.min(1, done / FALLS_FOR));
  }
}

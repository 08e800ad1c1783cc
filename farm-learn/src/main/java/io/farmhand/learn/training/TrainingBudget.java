package io.farmhand.learn.training;

import io.farmhand.check.Require;

/**
 * How much is learned.
 *
 * @param episodes episodes played in all
 * @param validateEvery episodes from one validation to the next
 * @param validation episodes of a validation, always the same
 */
public record TrainingBudget(long episodes, long validateEvery, int validation) {
  public TrainingBudget {
    Require.that(episodes >= 1, "episodes", episodes, "at least 1");
    Require.that(validateEvery >= 1, "validateEvery", validateEvery, "at least 1");
    Require.that(validation >= 1, "validation", validation, "at least 1");
  }

  /** The share of it that is used up after so many episodes, at most 1. */
  public double done(long played) {
    return Math.min(1, (double) played / episodes);
  }

  /** The same with other episodes, validated as often as before. */
  public TrainingBudget withEpisodes(long other) {
    Require.that(other >= 1, "episodes", other, "at least 1");
    long every = Math.max(1, (long) (validateEvery * ((double) other / episodes)));
    return new TrainingBudget(other, every, validation);
  }
}

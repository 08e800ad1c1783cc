package io.farmhand.learn.search;

import io.farmhand.check.Require;

/**
 * How much is searched.
 *
 * @param generations generations of points
 * @param population points of a generation
 * @param batch episodes on which the points of a generation are compared, on average; fresh in
 *     every one
 * @param validateEvery generations from one validation to the next
 * @param validation episodes of a validation, always the same
 * @param selection further validation episodes, on which the best are compared at the end
 */
public record SearchBudget(
    int generations, int population, int batch, int validateEvery, int validation, int selection) {
  public SearchBudget {
    Require.that(generations >= 1, "generations", generations, "at least 1");
    Require.that(population >= 4, "population", population, "at least 4");
    Require.that(batch >= 1, "batch", batch, "at least 1");
    Require.that(validateEvery >= 1, "validateEvery", validateEvery, "at least 1");
    Require.that(validation >= 1, "validation", validation, "at least 1");
    Require.that(selection >= 1, "selection", selection, "at least 1");
  }

  /** Less than a minute on two cores for the scenarios of the published system. */
  public static SearchBudget usual() {
    return new SearchBudget(200, 16, 150, 8, 800, 2_000);
  }
}

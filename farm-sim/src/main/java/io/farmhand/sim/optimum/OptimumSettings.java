package io.farmhand.sim.optimum;

import io.farmhand.check.Require;

/**
 * What is searched for, and for how long.
 *
 * @param objective what the plans are to be best at
 * @param perAction workers that a change of the target is worth, at least 0
 * @param budget plans played for each episode, at least 100
 */
public record OptimumSettings(Objective objective, double perAction, int budget) {
  public OptimumSettings {
    Require.notNegative("perAction", perAction);
    Require.that(budget >= 100, "budget", budget, "at least 100 plans an episode");
  }
}

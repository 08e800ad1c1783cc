package io.farmhand.sim.optimum;

import io.farmhand.check.Require;
import io.farmhand.sim.simulation.EpisodeFigures;

/**
 * What an episode costs, in workers: its mean target, and what missed deadlines and actions are
 * worth.
 *
 * @param perPoint workers that a percentage point of quality of service is worth, at least 0
 * @param perAction workers that a change of the target is worth, at least 0
 */
public record Prices(double perPoint, double perAction) {
  public Prices {
    Require.notNegative("perPoint", perPoint);
    Require.notNegative("perAction", perAction);
  }

  /** The cost of an episode. */
  public double cost(EpisodeFigures figures) {
    int missed = figures.tasks() - figures.onTime();
    return of(figures.tasks(), missed, figures.meanTarget(), figures.actions());
  }

  double of(int tasks, int missed, double meanTarget, int actions) {
    return meanTarget + perAction * actions + perPoint * 100 * missed / tasks;
  }

  /** The same with another price of a percentage point. */
  Prices withPerPoint(double other) {
    return new Prices(other, perAction);
  }
}

package io.farmhand.sim.optimum;

import io.farmhand.check.Require;

/** What the best plans are to be best at. */
public sealed interface Objective {
  /**
   * The least workers with which the mean quality of service over the episodes is at least this:
   * the price of a percentage point is then tuned (a Lagrange multiplier).
   *
   * @param qos above 0, below 1
   */
  record Goal(double qos) implements Objective {
    public Goal {
      Require.that(qos > 0 && qos < 1, "qos", qos, "above 0 and below 1");
    }
  }

  /**
   * The least cost at a given price.
   *
   * @param perPoint workers that a percentage point of quality of service is worth, above 0
   */
  record Price(double perPoint) implements Objective {
    public Price {
      Require.positive("perPoint", perPoint);
    }
  }
}

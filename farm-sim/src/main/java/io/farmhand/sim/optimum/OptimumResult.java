package io.farmhand.sim.optimum;

import java.util.List;

/**
 * The best plans that a search found.
 *
 * @param prices prices at which they are the best; with a goal, the tuned ones
 * @param plans one for each episode
 * @param reached whether they reach the goal; true where there is none
 * @param played plans played in all
 */
public record OptimumResult(Prices prices, List<Plan> plans, boolean reached, long played) {
  public OptimumResult {
    plans = List.copyOf(plans);
  }
}

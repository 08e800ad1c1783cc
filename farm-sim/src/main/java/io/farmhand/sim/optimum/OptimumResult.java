package io.farmhand.sim.optimum;

import java.util.List;

/**
 * The best plans that a search found.
 *
 * @param prices prices at which they are the best; with a goal, the tuned ones
 * @param plans one for each episode
 * @param meanCost mean of their costs at these prices
 * @param reached whether they reach the goal; true where there is none
 * @param played plans played in all
 */
public record OptimumResult(
    Prices prices, List<Plan> plans, double meanCost, boolean reached, long played) {
  public OptimumResult {
    plans = List.copyOf(plans);
  }
}

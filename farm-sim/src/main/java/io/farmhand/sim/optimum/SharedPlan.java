package io.farmhand.sim.optimum;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Trace;
import java.util.List;
import java.util.random.RandomGenerator;

/** The best plan that a search finds for several episodes at once, by their mean cost. */
final class SharedPlan {
  private static final double HOT = 0.3;
  private static final double COLD = 0.01;

  private final PlanPlayer player;
  private final List<Known> episodes;
  private final Prices prices;

  /** An episode that is known in advance. */
  record Known(Trace trace, RandomStreams streams) {}

  SharedPlan(Scenario scenario, List<Known> episodes, Prices prices) {
    player = new PlanPlayer(scenario);
    this.episodes = episodes;
    this.prices = prices;
  }

  /** Searches by simulated annealing; {@code plan} becomes the best that is found. */
  void improve(int[] plan, PlanMoves moves, RandomGenerator random, int evaluations) {
    int[] current = plan.clone();
    int[] candidate = plan.clone();
    double cost = cost(current);
    double least = cost;
    for (int i = 0; i < evaluations; i++) {
      System.arraycopy(current, 0, candidate, 0, current.length);
      moves.change(candidate);
      double found = cost(candidate);
      double temperature = HOT * StrictMath.pow(COLD / HOT, (double) i / evaluations);
      if (found <= cost - temperature * StrictMath.log(1 - random.nextDouble())) {
        cost = found;
        System.arraycopy(candidate, 0, current, 0, current.length);
      }
      if (found < least) {
        least = found;
        System.arraycopy(candidate, 0, plan, 0, plan.length);
      }
    }
  }

  long played() {
    return player.played();
  }

  private double cost(int[] plan) {
    double sum = 0;
    for (Known episode : episodes) {
      player.load(episode.trace, episode.streams);
      sum += prices.cost(player.play(plan, prices));
    }
    return sum / episodes.size();
  }
}

package io.farmhand.sim.optimum;

import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.random.RandomGenerator;

/**
 * Simulated annealing on the plan of one episode (Kirkpatrick, Gelatt, Vecchi, "Optimization by
 * simulated annealing", 1983), with a geometric schedule.
 *
 * <p>The chance is drawn before a plan is played, so that it is given up as soon as it is sure to
 * be refused: the same answers for less work.
 */
final class PlanSearch {
  private final PlanPlayer player;
  private final PlanArchive archive;
  private final PlanMoves moves;
  private final RandomGenerator random;
  private final int[] candidate;

  PlanSearch(PlanPlayer player, PlanArchive archive, PlanMoves moves, RandomGenerator random) {
    this.player = player;
    this.archive = archive;
    this.moves = moves;
    this.random = random;
    candidate = new int[player.steps()];
  }

  /** Plays a plan that comes from elsewhere. */
  void propose(int[] plan, Prices prices) {
    System.arraycopy(plan, 0, candidate, 0, candidate.length);
    record(player.play(candidate, prices), prices, candidate);
  }

  /**
   * Searches from a plan.
   *
   * @param evaluations plans that may be played
   * @param hot first temperature, in workers
   * @param cold last temperature
   */
  void anneal(int[] start, Prices prices, int evaluations, double hot, double cold) {
    int[] current = start.clone();
    double cost = record(player.play(current, prices), prices, current);
    double cooling = StrictMath.pow(cold / hot, 1.0 / Math.max(1, evaluations));
    double temperature = hot;
    for (int i = 1; i < evaluations; i++) {
      System.arraycopy(current, 0, candidate, 0, current.length);
      moves.change(candidate);
      double most = cost - temperature * StrictMath.log(1 - random.nextDouble());
      EpisodeFigures figures = player.play(candidate, prices, most);
      if (figures != null) {
        double found = record(figures, prices, candidate);
        if (found <= most) {
          cost = found;
          System.arraycopy(candidate, 0, current, 0, current.length);
        }
      }
      temperature *= cooling;
    }
  }

  private double record(EpisodeFigures figures, Prices prices, int[] plan) {
    double cost = prices.cost(figures);
    int missed = figures.tasks() - figures.onTime();
    double workers = figures.meanTarget() + prices.perAction() * figures.actions();
    archive.offer(missed, workers, plan);
    return cost;
  }
}

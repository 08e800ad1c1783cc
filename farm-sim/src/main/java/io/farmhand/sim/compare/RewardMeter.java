package io.farmhand.sim.compare;

import io.farmhand.control.DecisionRecord;
import io.farmhand.monitor.Observation;
import io.farmhand.sim.reward.Reward;
import io.farmhand.sim.reward.Reward.Transition;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.simulation.FarmSimulation;
import org.jspecify.annotations.Nullable;

/** What an environment would have rewarded the decisions of an episode with. */
final class RewardMeter {
  private final Reward reward;
  private @Nullable DecisionRecord last;
  private double sum;

  RewardMeter(Reward reward) {
    this.reward = reward;
  }

  void decided(DecisionRecord decision, int tasks) {
    add(decision.observation(), false, false, tasks, 0);
    last = decision;
  }

  /**
   * Ends the last step.
   *
   * @param end what was seen at its end
   */
  double sum(Observation end, FarmSimulation farm, boolean terminated, EpisodeFigures figures) {
    long late = figures.tasks() - figures.onTime() - end.totals().missed();
    add(end, terminated, !terminated, farm.tasks(), late);
    return sum;
  }

  private void add(
      Observation after, boolean terminated, boolean truncated, int tasks, long lateMisses) {
    if (last != null) {
      int delta = last.targetAfter() - last.targetBefore();
      sum +=
          reward.of(
              new Transition(
                  last.observation(), after, delta, terminated, truncated, tasks, lateMisses));
    }
  }
}

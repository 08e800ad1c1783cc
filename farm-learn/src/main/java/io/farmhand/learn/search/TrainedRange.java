package io.farmhand.learn.search;

import io.farmhand.control.LearnedStaffing;
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.workload.TraceGenerator;
import java.util.List;

/** The loads and backlogs that a rule met in training, beyond which it is not to be trusted. */
public final class TrainedRange {
  private TrainedRange() {}

  /**
   * The rule, guarded by what it sees in training episodes.
   *
   * @param scenarios those that it was trained in
   * @param seed root seed of the training
   * @param episodes how many of each are looked at
   */
  public static LearnedStaffing guard(
      LearnedStaffing rule, List<Scenario> scenarios, long seed, int episodes) {
    double[] greatest = new double[LearnedStaffing.guarded().size()];
    for (Scenario scenario : scenarios) {
      look(rule, scenario, seed, episodes, greatest);
    }
    return rule.within(greatest);
  }

  private static void look(
      LearnedStaffing rule, Scenario scenario, long seed, int episodes, double[] greatest) {
    TraceGenerator traces = TraceGenerator.of(scenario.workload());
    int workers = Begin.workers(rule, scenario);
    Episode episode = Episode.of(scenario.withWorkers(workers, scenario.limits()));
    for (int i = 0; i < episodes; i++) {
      RandomStreams streams = Purpose.TRAINING.episode(seed, i);
      LearnedStaffing.Range range = LearnedStaffing.range(episode.step());
      episode.begin(traces.generate(streams), streams);
      episode.play(rule, decision -> range.add(decision.observation()));
      for (int k = 0; k < greatest.length; k++) {
        greatest[k] = Math.max(greatest[k], range.greatest()[k]);
      }
    }
  }
}

package io.farmhand.learn.search;

import io.farmhand.control.LearnedStaffing;
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.workload.TraceGenerator;

/** The loads and backlogs that a rule met in training, beyond which it is not to be trusted. */
public final class TrainedRange {
  private TrainedRange() {}

  /**
   * The rule, guarded by what it sees in training episodes.
   *
   * @param seed root seed of the training
   * @param episodes how many are looked at
   */
  public static LearnedStaffing guard(
      LearnedStaffing rule, Scenario scenario, long seed, int episodes) {
    double[] greatest = new double[LearnedStaffing.guarded().size()];
    Scenario own = scenario.withWorkers(Begin.workers(rule, scenario), scenario.limits());
    TraceGenerator traces = TraceGenerator.of(own.workload());
    Episode episode = Episode.of(own);
    for (int i = 0; i < episodes; i++) {
      RandomStreams streams = Purpose.TRAINING.episode(seed, i);
      LearnedStaffing.Range range = LearnedStaffing.range(episode.step());
      episode.begin(traces.generate(streams), streams);
      episode.play(rule, decision -> range.add(decision.observation()));
      for (int k = 0; k < greatest.length; k++) {
        greatest[k] = Math.max(greatest[k], range.greatest()[k]);
      }
    }
    return rule.within(greatest);
  }
}

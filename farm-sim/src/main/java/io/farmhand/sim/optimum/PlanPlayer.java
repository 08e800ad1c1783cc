package io.farmhand.sim.optimum;

import io.farmhand.control.Limiter;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.Trace;
import org.jspecify.annotations.Nullable;

/** Plays plans on the simulator, within the scenario's limits. Not for use by several threads. */
final class PlanPlayer {
  private final Scenario scenario;
  private final Episode episode;
  private final double[] leastMean;
  private Trace trace = Trace.empty();
  private RandomStreams streams = RandomStreams.of(0);
  private long played;

  PlanPlayer(Scenario scenario) {
    this.scenario = scenario;
    episode = Episode.of(scenario);
    leastMean = new double[episode.maxSteps()];
  }

  /** Chooses the episode. */
  void load(Trace newTrace, RandomStreams newStreams) {
    trace = newTrace;
    streams = newStreams;
  }

  int steps() {
    return leastMean.length;
  }

  int tasks() {
    return trace.size();
  }

  /** Plans played so far, those given up among them. */
  long played() {
    return played;
  }

  /** Plays a plan to its end. */
  EpisodeFigures play(int[] plan, Prices prices) {
    EpisodeFigures figures = play(plan, prices, Double.POSITIVE_INFINITY);
    if (figures == null) {
      throw new IllegalStateException("given up although any cost was allowed");
    }
    return figures;
  }

  /**
   * Plays a plan and writes what the limits made of it into it.
   *
   * @param most gives up when the cost is sure to be greater
   * @return null when given up
   */
  @Nullable EpisodeFigures play(int[] plan, Prices prices, double most) {
    played++;
    repair(plan);
    boundMeans(plan);
    if (leastMean[0] > most) {
      return null;
    }
    episode.begin(trace, streams);
    Limiter limiter = Limiter.of(scenario.limits());
    int actions = 0;
    while (!episode.over()) {
      int step = episode.steps();
      int current = episode.farm().target();
      plan[step] = limiter.limit(episode.farm().nanos(), current, plan[step]);
      actions += plan[step] == current ? 0 : 1;
      if (prices.of(trace.size(), missed(), leastMean[step], actions) > most) {
        return null;
      }
      episode.act(plan[step]);
    }
    return episode.finish();
  }

  /** Brings a plan within the limits as if no decision was ever late. */
  private void repair(int[] plan) {
    Limiter limiter = Limiter.of(scenario.limits());
    long stepNanos = episode.step().toNanos();
    int current = scenario.initialWorkers();
    for (int step = 0; step < plan.length; step++) {
      current = limiter.limit(step * stepNanos, current, plan[step]);
      plan[step] = current;
    }
  }

  private int missed() {
    return episode.farm().tasks() - episode.farm().unsettled() - episode.farm().onTime();
  }

  /** The least mean that an episode which has come to a step can end with. */
  private void boundMeans(int[] plan) {
    long sum = 0;
    for (int step = 0; step < plan.length; step++) {
      sum += plan[step];
      leastMean[step] = (double) sum / (step + 1);
    }
    for (int step = plan.length - 2; step >= 0; step--) {
      leastMean[step] = Math.min(leastMean[step], leastMean[step + 1]);
    }
  }
}

package io.farmhand.sim.optimum;

import io.farmhand.control.Limiter;
import io.farmhand.control.Limits;
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
  private final int[] applied;
  private final boolean settles;
  private Trace trace = Trace.empty();
  private RandomStreams streams = RandomStreams.of(0);
  private long played;

  PlanPlayer(Scenario scenario) {
    this.scenario = scenario;
    episode = Episode.of(scenario);
    leastMean = new double[episode.maxSteps()];
    applied = new int[episode.maxSteps()];
    settles = settles(scenario.limits());
  }

  /** Whether what limits make of a plan is left by them as it is. */
  private static boolean settles(Limits limits) {
    return limits.stabilizeUp().isZero()
        && limits.stabilizeDown().isZero()
        && limits.hysteresis() < Math.min(limits.stepUp(), limits.stepDown());
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
   * Plays a plan. What the limits make of it is written into it where that, played again, would be
   * left as it is.
   *
   * @param most gives up when the cost is sure to be greater
   * @return null when given up
   */
  @Nullable EpisodeFigures play(int[] plan, Prices prices, double most) {
    played++;
    limit(plan);
    boundMeans();
    if (leastMean[0] > most) {
      return null;
    }
    episode.begin(trace, streams);
    Limiter limiter = Limiter.of(scenario.limits());
    int actions = 0;
    while (!episode.over()) {
      int step = episode.steps();
      int current = episode.farm().target();
      int target = limiter.limit(episode.farm().nanos(), current, plan[step]);
      actions += target == current ? 0 : 1;
      if (prices.of(trace.size(), missed(), leastMean[step], actions) > most) {
        return null;
      }
      episode.act(target);
    }
    return episode.finish();
  }

  /** What the limits make of a plan, as if no decision was ever late. */
  private void limit(int[] plan) {
    Limiter limiter = Limiter.of(scenario.limits());
    long stepNanos = episode.step().toNanos();
    int current = scenario.initialWorkers();
    for (int step = 0; step < plan.length; step++) {
      current = limiter.limit(step * stepNanos, current, plan[step]);
      applied[step] = current;
    }
    if (settles) {
      System.arraycopy(applied, 0, plan, 0, plan.length);
    }
  }

  private int missed() {
    return episode.farm().tasks() - episode.farm().unsettled() - episode.farm().onTime();
  }

  /** The least mean that an episode which has come to a step can end with. */
  private void boundMeans() {
    long sum = 0;
    for (int step = 0; step < applied.length; step++) {
      sum += applied[step];
      leastMean[step] = (double) sum / (step + 1);
    }
    for (int step = applied.length - 2; step >= 0; step--) {
      leastMean[step] = Math.min(leastMean[step], leastMean[step + 1]);
    }
  }
}

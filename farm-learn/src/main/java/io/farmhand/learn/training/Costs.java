package io.farmhand.learn.training;

import io.farmhand.monitor.Observation;
import io.farmhand.sim.environment.Environment;
import io.farmhand.sim.simulation.EpisodeFigures;

/**
 * What a step cost, in parts that have no price yet.
 *
 * @param misses deadlines missed by tasks collected in the step
 * @param lateMisses deadlines missed by the tasks that a truncation left behind
 * @param workerSeconds integral of the workers, from when they are asked for
 * @param changed whether the target changed
 */
public record Costs(long misses, long lateMisses, double workerSeconds, boolean changed) {
  static Costs of(Observation before, Environment.Step step) {
    Observation after = step.seen();
    EpisodeFigures figures = step.figures();
    long missed = after.totals().missed();
    return new Costs(
        missed - before.totals().missed(),
        figures == null ? 0 : figures.tasks() - figures.onTime() - missed,
        after.totals().workerSeconds() - before.totals().workerSeconds(),
        after.workers().target() != before.workers().target());
  }
}

package io.farmhand.app.scenario;

import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;

/**
 * What the workers of a scenario apply.
 *
 * @param work does a task
 * @param overheadNanos time that the platform holds the worker before each task
 */
record ScenarioFunction(ScenarioWork work, long overheadNanos)
    implements FarmFunction<ScenarioTask, Double> {
  @Override
  public String name() {
    return "scenario-" + work.name();
  }

  @Override
  public Double apply(Task<ScenarioTask> task) throws Exception {
    return work.apply(task.payload(), task.startedNanos() + overheadNanos);
  }
}

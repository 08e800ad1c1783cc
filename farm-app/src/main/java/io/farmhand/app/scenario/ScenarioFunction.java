package io.farmhand.app.scenario;

import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import java.util.Optional;

/**
 * What the workers of a scenario apply, in this process or outside it.
 *
 * @param work does a task
 * @param overheadNanos time that an emulated platform holds the worker before each task
 * @param speed how many seconds of the scenario pass in a real one
 */
record ScenarioFunction(ScenarioWork work, long overheadNanos, double speed)
    implements FarmFunction<ScenarioTask, Double> {
  @Override
  public String name() {
    return "scenario-" + work.name();
  }

  @Override
  public Double apply(Task<ScenarioTask> task) throws Exception {
    return work.apply(task.payload(), task.startedNanos() + overheadNanos);
  }

  @Override
  public Optional<Codecs<ScenarioTask, Double>> codecs() {
    return Optional.of(ErrandCodecs.of(task -> work.errand(task, speed), speed));
  }
}

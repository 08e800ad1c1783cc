package io.farmhand.app.scenario;

import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.util.Optional;

/**
 * Work that begins when the worker gets to it, so that all that comes before counts as overhead.
 *
 * @param work does a task
 * @param time the work's own time
 * @param speed how many of its seconds pass in a real one
 */
public record ProbeWork(ScenarioWork work, TimeSource time, double speed)
    implements FarmFunction<ScenarioTask, Double> {
  @Override
  public String name() {
    return "probe-" + work.name();
  }

  @Override
  public Double apply(Task<ScenarioTask> task) throws Exception {
    return work.apply(task.payload(), time.nanos());
  }

  @Override
  public Optional<Codecs<ScenarioTask, Double>> codecs() {
    return Optional.of(ErrandCodecs.of(task -> work.errand(task, speed), speed));
  }
}

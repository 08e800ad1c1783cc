package io.farmhand.sim.calibration;

import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.task.Task;

/** A task that is handed to a worker without a farm. */
record ProbeTask(ScenarioTask payload, long createdNanos) implements Task<ScenarioTask> {
  @Override
  public long id() {
    return payload.index();
  }

  @Override
  public long expectedServiceNanos() {
    return UNKNOWN_SERVICE;
  }

  @Override
  public long deadlineNanos() {
    return NO_DEADLINE;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public long startedNanos() {
    return createdNanos;
  }

  @Override
  public long finishedNanos() {
    return NEVER;
  }

  @Override
  public long collectedNanos() {
    return NEVER;
  }
}

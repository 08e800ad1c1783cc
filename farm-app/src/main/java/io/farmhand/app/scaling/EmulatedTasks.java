package io.farmhand.app.scaling;

import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;

/** Waits for the service time of a task, which is a number. */
final class EmulatedTasks implements FarmFunction<Integer, Integer> {
  private final long[] serviceNanos;
  private final TimeSource time;

  EmulatedTasks(long[] serviceNanos, TimeSource time) {
    this.serviceNanos = serviceNanos;
    this.time = time;
  }

  @Override
  public String name() {
    return "emulated-task";
  }

  @Override
  public Integer apply(Task<Integer> task) throws InterruptedException {
    long end = task.startedNanos() + serviceNanos[task.payload()];
    time.sleep(end - time.nanos());
    return task.payload();
  }
}

package io.farmhand.app.scaling;

import io.farmhand.app.scenario.Errand;
import io.farmhand.app.scenario.ErrandCodecs;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.util.Optional;

/** Waits for the service time of a task, which is a number; tells how long it was, in seconds. */
final class EmulatedTasks implements FarmFunction<Integer, Double> {
  private final long[] serviceNanos;
  private final TimeSource time;
  private final double speed;

  EmulatedTasks(long[] serviceNanos, TimeSource time, double speed) {
    this.serviceNanos = serviceNanos;
    this.time = time;
    this.speed = speed;
  }

  @Override
  public String name() {
    return "emulated-task";
  }

  @Override
  public Double apply(Task<Integer> task) throws InterruptedException {
    long end = task.startedNanos() + serviceNanos[task.payload()];
    time.sleep(end - time.nanos());
    return seconds(task.payload());
  }

  private double seconds(int task) {
    return serviceNanos[task] * 1e-9;
  }

  @Override
  public Optional<Codecs<Integer, Double>> codecs() {
    return Optional.of(ErrandCodecs.of(task -> new Errand.Sleep(seconds(task) / speed), speed));
  }
}

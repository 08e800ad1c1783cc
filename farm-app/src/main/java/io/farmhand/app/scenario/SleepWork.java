package io.farmhand.app.scenario;

import io.farmhand.platform.LocalPlatform;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.time.TimeSource;

/**
 * Waits for the service time, so that many workers fit on few processors.
 *
 * @param time the scenario's time
 */
record SleepWork(TimeSource time) implements ScenarioWork {
  @Override
  public String name() {
    return "sleep";
  }

  @Override
  public LocalPlatform platform() {
    return LocalPlatform.ofVirtualThreads();
  }

  @Override
  public double apply(ScenarioTask task, long startNanos) throws InterruptedException {
    double seconds = task.serviceSeconds() * LocalPlatform.slowness();
    time.sleep(startNanos + Math.round(seconds * 1e9) - time.nanos());
    return seconds;
  }

  @Override
  public Errand errand(ScenarioTask task, double speed) {
    return new Errand.Sleep(task.serviceSeconds() / speed);
  }
}

package io.farmhand.app.scenario;

import io.farmhand.platform.LocalPlatform;
import io.farmhand.time.TimeSource;

/**
 * Waits for the service time, so that many workers fit on few processors.
 *
 * @param time the scenario's time
 */
record SleepWork(TimeSource time) implements Work {
  @Override
  public String name() {
    return "sleep";
  }

  @Override
  public LocalPlatform platform() {
    return LocalPlatform.ofVirtualThreads();
  }

  @Override
  public double apply(ScenarioTask task) throws InterruptedException {
    time.sleep(Math.round(task.serviceSeconds() * 1e9));
    return task.serviceSeconds();
  }
}

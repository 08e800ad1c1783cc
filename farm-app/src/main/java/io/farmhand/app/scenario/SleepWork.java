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
  public double apply(ScenarioTask task, long beginNanos) throws InterruptedException {
    // Until a moment and not for a time, so that what the timers are late by does not add up.
    long end = beginNanos + Math.round(task.serviceSeconds() * 1e9);
    for (long left = end - time.nanos(); left > 0; left = end - time.nanos()) {
      time.sleep(left);
    }
    return task.serviceSeconds();
  }
}

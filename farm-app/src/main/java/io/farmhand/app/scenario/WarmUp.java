package io.farmhand.app.scenario;

import io.farmhand.control.ControlSettings;
import io.farmhand.control.Limits;
import io.farmhand.farm.Chunking;
import io.farmhand.farm.Deadline;
import io.farmhand.farm.Farm;
import io.farmhand.farm.ServiceTime;
import io.farmhand.platform.LocalPlatform;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Has the JVM load and compile what a live scenario runs through. Where time is compressed, the
 * tenths of a second that this takes would otherwise be seconds of the first tasks.
 */
final class WarmUp {
  private static final int TASKS = 400;
  private static final int WORKERS = 8;
  private static final Duration SHORT = Duration.ofMillis(1);

  private WarmUp() {}

  /** Runs a small farm like that of a scenario with {@code controller} in this order of service. */
  static void run(ScenarioRun scenario, QueueDiscipline order) {
    Limits limits = Limits.between(WORKERS, WORKERS + 2);
    try (Farm<Integer, Integer> farm =
        Farm.of((Integer i) -> pause(i))
            .platform(
                LocalPlatform.ofVirtualThreads()
                    .withStartup(() -> SHORT)
                    .withOverhead(() -> Duration.ofNanos(1000)))
            .workers(WORKERS)
            .discipline(order)
            .chunking(Chunking.single())
            .deadline(Deadline.within(Duration.ofMillis(20)))
            .serviceTime(ServiceTime.of(SHORT))
            .controller(
                scenario.controller().factory(),
                ControlSettings.of(limits).withPeriod(Duration.ofMillis(10)))
            .open()) {
      farm.process(IntStream.range(0, TASKS).boxed()).forEach(outcome -> outcome.task().id());
    }
  }

  private static int pause(int i) throws InterruptedException {
    TimeSource.system().sleep(SHORT);
    return i;
  }
}

package io.farmhand.app.scaling;

import io.farmhand.check.Require;
import java.time.Duration;
import java.util.List;

/**
 * What is measured.
 *
 * @param tasks how many tasks, at least 1
 * @param meanService mean service time of a task, positive
 * @param workers numbers of workers, each at least 1, in ascending order
 * @param speed how many seconds of the tasks pass in a real one, positive
 * @param seed of the service times
 */
public record ScalingSettings(
    int tasks, Duration meanService, List<Integer> workers, double speed, long seed) {
  /** The published experiment: 2,040 s with one worker. */
  public static final ScalingSettings PUBLISHED =
      new ScalingSettings(1000, Duration.ofMillis(2040), List.of(1, 2, 4, 8, 16, 32), 1, 1);

  public ScalingSettings {
    Require.that(tasks >= 1, "tasks", tasks, "at least 1");
    Require.that(meanService.isPositive(), "mean service time", meanService, "positive");
    workers = workers.stream().sorted().distinct().toList();
    Require.that(
        !workers.isEmpty() && workers.getFirst() >= 1, "workers", workers, "numbers of at least 1");
    Require.that(speed > 0, "speed", speed, "positive");
  }

  /** All service times together, in seconds: what one worker needs at the least. */
  public double workSeconds() {
    return tasks * (meanService.toNanos() * 1e-9);
  }
}

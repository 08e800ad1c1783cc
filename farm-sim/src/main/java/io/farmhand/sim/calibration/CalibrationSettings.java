package io.farmhand.sim.calibration;

import io.farmhand.check.Require;
import io.farmhand.sim.workload.SizeModel;

/**
 * How much is measured.
 *
 * @param workers workers that start together, and that then work side by side, at least 1
 * @param rounds times that they are started, at least 1
 * @param tasks tasks that each of them does and that count, at least 3; one more comes before
 * @param sizes sizes of the tasks, and the service times that emulated work takes for them
 */
public record CalibrationSettings(int workers, int rounds, int tasks, SizeModel sizes) {
  public CalibrationSettings {
    Require.that(workers >= 1, "workers", workers, "at least 1");
    Require.that(rounds >= 1, "rounds", rounds, "at least 1");
    Require.that(tasks >= 3, "tasks", tasks, "at least 3");
  }

  /** The size of a worker's {@code i}-th task: evenly spread, small and large ones in turn. */
  double size(int i) {
    int pair = i / 2;
    double share = (double) pair / (tasks - 1);
    double place = i % 2 == 0 ? share : 1 - share;
    return sizes.min() + place * (sizes.max() - sizes.min());
  }
}

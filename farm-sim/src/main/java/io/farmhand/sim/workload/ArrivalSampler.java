package io.farmhand.sim.workload;

import java.util.random.RandomGenerator;

/** Draws the arrivals of one phase; prepared once, used for every trace. */
sealed interface ArrivalSampler permits ExactArrivals, PoissonArrivals {
  /**
   * Adds the arrivals of the phase, which starts at {@code start} seconds as number {@code span}.
   */
  void draw(double start, int span, RandomGenerator random, ArrivalBuffer into);

  static ArrivalSampler of(Phase phase, ArrivalProcess process) {
    return switch (process) {
      case ArrivalProcess.Exact(double windowSeconds) -> new ExactArrivals(phase, windowSeconds);
      case ArrivalProcess.Poisson() -> new PoissonArrivals(phase);
    };
  }
}

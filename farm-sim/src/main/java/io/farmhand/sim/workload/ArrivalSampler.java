package io.farmhand.sim.workload;

import java.util.random.RandomGenerator;

/** Draws the arrivals of one phase; prepared once where the phase is the same in every trace. */
sealed interface ArrivalSampler permits CountedArrivals, ExactArrivals, PoissonArrivals {
  /**
   * Adds the arrivals of the phase, which starts at {@code start} seconds as number {@code span}.
   */
  void draw(double start, int span, RandomGenerator random, ArrivalBuffer into);

  /**
   * For the part before {@code end} of a phase that would last {@code length}.
   *
   * @param level a factor on every rate
   * @param phases draws the numbers of the phase
   */
  static ArrivalSampler of(
      Phase phase,
      double level,
      double length,
      double end,
      ArrivalProcess process,
      RandomGenerator phases) {
    if (phase instanceof Phase.Counts counts) {
      return new CountedArrivals(counts, level, length, end);
    }
    RateCurve curve = phase.draw(length, phases).times(level);
    return switch (process) {
      case ArrivalProcess.Exact(double window) -> new ExactArrivals(curve, end, window);
      case ArrivalProcess.Poisson() -> new PoissonArrivals(curve, end);
    };
  }
}

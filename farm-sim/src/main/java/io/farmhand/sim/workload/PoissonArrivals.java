package io.farmhand.sim.workload;

import io.farmhand.sim.random.Sampling;
import java.util.random.RandomGenerator;

/**
 * A Poisson process with a rate that varies, by thinning (Lewis and Shedler 1979): arrivals at the
 * greatest rate are kept with probability rate / greatest rate.
 */
final class PoissonArrivals implements ArrivalSampler {
  private final Phase phase;
  private final double seconds;
  private final double greatest;
  private final boolean steady;

  PoissonArrivals(Phase phase) {
    this.phase = phase;
    this.seconds = phase.seconds();
    this.greatest = phase.maxArrivalsPerSecond();
    this.steady = phase instanceof Phase.Steady;
  }

  @Override
  public void draw(double start, int span, RandomGenerator random, ArrivalBuffer into) {
    if (greatest == 0) {
      return;
    }
    double t = Sampling.exponential(random) / greatest;
    while (t < seconds) {
      if (steady || Sampling.unit(random) * greatest < phase.arrivalsPerSecond(t)) {
        into.add(start + t, span);
      }
      t += Sampling.exponential(random) / greatest;
    }
  }
}

package io.farmhand.sim.workload;

import io.farmhand.sim.random.Sampling;
import java.util.random.RandomGenerator;

/**
 * A Poisson process with a rate that varies, by thinning (Lewis and Shedler 1979): arrivals at the
 * greatest rate are kept with probability rate / greatest rate. Where that draw is below the least
 * rate too, the rate itself need not be known.
 */
final class PoissonArrivals implements ArrivalSampler {
  private final RateCurve curve;
  private final double seconds;
  private final double least;
  private final double greatest;

  PoissonArrivals(RateCurve curve, double seconds) {
    this.curve = curve;
    this.seconds = seconds;
    this.least = curve.least();
    this.greatest = curve.greatest();
  }

  @Override
  public void draw(double start, int span, RandomGenerator random, ArrivalBuffer into) {
    if (greatest == 0) {
      return;
    }
    double gap = 1 / greatest;
    double t = gap * Sampling.exponential(random);
    while (t < seconds) {
      if (keeps(t, random)) {
        into.add(start + t, span);
      }
      t += gap * Sampling.exponential(random);
    }
  }

  private boolean keeps(double t, RandomGenerator random) {
    if (least == greatest) {
      return true;
    }
    double draw = greatest * Sampling.unit(random);
    return draw < least || draw < curve.at(t);
  }
}

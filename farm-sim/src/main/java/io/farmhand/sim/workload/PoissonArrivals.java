package io.farmhand.sim.workload;

import io.farmhand.sim.random.Sampling;
import java.util.random.RandomGenerator;

/**
 * A Poisson process with a rate that varies, by thinning (Lewis and Shedler 1979).
 *
 * <p>The phase is cut into slices, and candidates come at the greatest rate of each slice; one is
 * kept with probability rate / greatest rate. Where the draw is below the least rate of the slice
 * too, the rate itself need not be known.
 */
final class PoissonArrivals implements ArrivalSampler {
  /** Finer slices waste fewer candidates, but each has to be set up. */
  private static final double ARRIVALS_PER_SLICE = 12;

  private static final int MOST_SLICES = 10_000;

  private final RateCurve curve;
  private final double width;
  private final double[] least;
  private final double[] greatest;

  PoissonArrivals(RateCurve curve, double seconds) {
    this.curve = curve;
    int slices = slices(curve, seconds);
    width = seconds / slices;
    least = new double[slices];
    greatest = new double[slices];
    for (int i = 0; i < slices; i++) {
      RateCurve.Bounds bounds = curve.bounds(i * width, (i + 1) * width);
      least[i] = bounds.least();
      greatest[i] = bounds.greatest();
    }
  }

  private static int slices(RateCurve curve, double seconds) {
    if (curve instanceof RateCurve.Constant) {
      return 1;
    }
    double wanted = Math.ceil(curve.expectedArrivals(0, seconds) / ARRIVALS_PER_SLICE);
    return (int) Math.clamp(wanted, 1, MOST_SLICES);
  }

  @Override
  public void draw(double start, int span, RandomGenerator random, ArrivalBuffer into) {
    double untilNext = Sampling.exponential(random);
    for (int i = 0; i < greatest.length; i++) {
      double gap = 1 / greatest[i];
      double t = i * width;
      double left = width * greatest[i];
      while (untilNext < left) {
        left -= untilNext;
        t += gap * untilNext;
        if (keeps(i, t, random)) {
          into.add(start + t, span);
        }
        untilNext = Sampling.exponential(random);
      }
      untilNext -= left;
    }
  }

  private boolean keeps(int slice, double t, RandomGenerator random) {
    if (least[slice] == greatest[slice]) {
      return true;
    }
    double draw = greatest[slice] * Sampling.unit(random);
    return draw < least[slice] || draw < curve.at(t);
  }
}

package io.farmhand.sim.workload;

import io.farmhand.sim.random.Sampling;
import java.util.random.RandomGenerator;

/** The rule of {@link ArrivalProcess.Exact} for one phase. */
final class ExactArrivals implements ArrivalSampler {
  /** A last window shorter than this share of a window is left to the one before. */
  private static final double ROUNDING = 1e-9;

  private final double window;
  private final double seconds;
  private final int total;

  /** For each window, its share of the arrivals expected from its start to the end of the phase. */
  private final double[] share;

  ExactArrivals(RateCurve curve, double seconds, double window) {
    this.window = window;
    this.seconds = seconds;
    this.total = (int) Math.round(curve.expectedArrivals(0, seconds));
    this.share = new double[(int) Math.max(1, Math.ceil(seconds / window - ROUNDING))];
    double left = 0;
    for (int i = share.length - 1; i >= 0; i--) {
      double expected = Math.max(0, curve.expectedArrivals(i * window, end(i)));
      left += expected;
      share[i] = expected == 0 ? 0 : expected / left;
    }
  }

  @Override
  public void draw(double start, int span, RandomGenerator random, ArrivalBuffer into) {
    int left = total;
    for (int i = 0; i < share.length && left > 0; i++) {
      int count = share[i] == 1 ? left : Math.min(left, Sampling.poisson(random, left * share[i]));
      double meanGap = (end(i) - i * window) / count;
      double time = start + i * window;
      for (int k = 0; k < count; k++) {
        time += meanGap * Sampling.exponential(random);
        into.add(time, span);
      }
      left -= count;
    }
  }

  private double end(int i) {
    return i == share.length - 1 ? seconds : (i + 1) * window;
  }
}

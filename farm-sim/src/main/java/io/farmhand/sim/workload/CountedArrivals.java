package io.farmhand.sim.workload;

import io.farmhand.sim.random.Sampling;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** As many arrivals in each interval as were counted, uniformly inside it. */
final class CountedArrivals implements ArrivalSampler {
  private final Phase.Counts phase;
  private final double scale;
  private final double stretch;
  private final double end;
  private double[] times = {};

  /** The part before {@code end} of a phase that would last {@code length}. */
  CountedArrivals(Phase.Counts phase, double level, double length, double end) {
    this.phase = phase;
    this.scale = level * phase.scale();
    this.stretch = phase.stretch(length);
    this.end = end;
  }

  @Override
  public void draw(double start, int span, RandomGenerator random, ArrivalBuffer into) {
    double from = 0;
    for (Phase.Interval interval : phase.counts()) {
      if (from >= end) {
        return;
      }
      double width = interval.seconds() * stretch;
      int count = count(interval.count() * scale, random);
      reserve(count);
      for (int i = 0; i < count; i++) {
        times[i] = from + width * Sampling.unit(random);
      }
      Arrays.sort(times, 0, count);
      for (int i = 0; i < count && times[i] < end; i++) {
        into.add(start + times[i], span);
      }
      from += width;
    }
  }

  private static int count(double expected, RandomGenerator random) {
    int whole = (int) expected;
    double rest = expected - whole;
    return rest == 0 ? whole : whole + (Sampling.unit(random) < rest ? 1 : 0);
  }

  private void reserve(int count) {
    if (times.length < count) {
      times = new double[count];
    }
  }
}

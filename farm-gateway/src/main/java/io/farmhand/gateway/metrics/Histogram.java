package io.farmhand.gateway.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/** Counts durations by Prometheus' usual limits. */
final class Histogram {
  static final double[] LIMITS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

  private final AtomicLongArray counts = new AtomicLongArray(LIMITS.length + 1);
  private final DoubleAdder sum = new DoubleAdder();

  void add(double seconds) {
    int bucket = 0;
    while (bucket < LIMITS.length && seconds > LIMITS[bucket]) {
      bucket++;
    }
    counts.incrementAndGet(bucket);
    sum.add(seconds);
  }

  /** Durations up to the limit of that number, or all of them for the number after the last. */
  long upTo(int bucket) {
    long count = 0;
    for (int i = 0; i <= bucket; i++) {
      count += counts.get(i);
    }
    return count;
  }

  long count() {
    return upTo(LIMITS.length);
  }

  double sum() {
    return sum.sum();
  }
}

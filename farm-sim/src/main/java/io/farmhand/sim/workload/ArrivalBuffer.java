package io.farmhand.sim.workload;

import java.util.Arrays;

/** Arrivals while they are drawn: nearly sorted times with the phase of each. */
final class ArrivalBuffer {
  private double[] times;
  private int[] phases;
  private int count;

  ArrivalBuffer(int capacity) {
    times = new double[capacity];
    phases = new int[capacity];
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  void add(double time, int phase) {
    if (count == times.length) {
      int capacity = count + (count >> 1) + 16;
      times = Arrays.copyOf(times, capacity);
      phases = Arrays.copyOf(phases, capacity);
    }
    times[count] = time;
    phases[count] = phase;
    count++;
  }

  /** The times, of which the first {@link #count()} are set; written over by the next trace. */
  double[] times() {
    return times;
  }

  /** For each time the phase, counted in the order in which they run. */
  int[] phases() {
    return phases;
  }

  /** Insertion sort: arrivals are out of order only where a window spills into the next. */
  void sort() {
    for (int i = 1; i < count; i++) {
      double time = times[i];
      if (time < times[i - 1]) {
        int phase = phases[i];
        int j = i;
        while (j > 0 && times[j - 1] > time) {
          times[j] = times[j - 1];
          phases[j] = phases[j - 1];
          j--;
        }
        times[j] = time;
        phases[j] = phase;
      }
    }
  }
}

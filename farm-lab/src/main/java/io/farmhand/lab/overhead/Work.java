package io.farmhand.lab.overhead;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A task that only computes: rounds of xorshift, each of which needs the one before, so that
 * neither compiler nor processor can do several at once.
 *
 * @param rounds length of the task, at least 1
 */
public record Work(int rounds) {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int TRIAL_ROUNDS = 64;
  private static final int TRIAL_TASKS = 400_000;
  private static final int TRIALS = 15;

  public Work {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds = " + rounds + ", must be at least 1");
    }
  }

  /** Work that takes about {@code nanos} of processor time for a task, measured now. */
  public static Work lasting(double nanos) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Work trial = new Work(TRIAL_ROUNDS);
    double best = Double.MAX_VALUE;
    for (int i = 0; i < TRIALS; i++) {
      long start = threads.getCurrentThreadCpuTime();
      long sum = trial.sum(0, TRIAL_TASKS);
      double took = threads.getCurrentThreadCpuTime() - start;
      // The sum is used here so that it must be computed.
      best = sum == 0 ? best : Math.min(best, took / TRIAL_TASKS);
    }
    return new Work(Math.max(1, (int) Math.round(nanos * TRIAL_ROUNDS / best)));
  }

  /** The result of task {@code input}. */
  public long apply(long input) {
    long x = input * SPREAD + 1;
    for (int i = 0; i < rounds; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  /** The sum of the results of the tasks from {@code from} to {@code to} exclusive. */
  public long sum(long from, long to) {
    long sum = 0;
    for (long i = from; i < to; i++) {
      sum += apply(i);
    }
    return sum;
  }
}

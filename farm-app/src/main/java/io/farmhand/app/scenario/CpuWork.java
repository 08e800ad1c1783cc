package io.farmhand.app.scenario;

import io.farmhand.platform.LocalPlatform;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.time.TimeSource;

/**
 * Computes for as long as an undisturbed processor would need for the service time. It is an amount
 * of work, not of time: more workers than processors slow each other down, as real ones do.
 */
final class CpuWork implements ScenarioWork {
  private static final long CALIBRATION_NANOS = 100_000_000;
  private static final int CALIBRATIONS = 3;
  private static final int CHUNK = 20_000;

  private final TimeSource time;
  private final double roundsPerSecond;
  private volatile long sink;

  /**
   * Measures this machine, which takes a third of a second.
   *
   * @param time the scenario's time
   */
  CpuWork(TimeSource time) {
    this.time = time;
    double best = 0;
    for (int i = 0; i < CALIBRATIONS; i++) {
      best = Math.max(best, measure());
    }
    roundsPerSecond = best;
  }

  /** Rounds in a second of the scenario's time. */
  private double measure() {
    TimeSource wall = TimeSource.system();
    long wallEnd = wall.nanos() + CALIBRATION_NANOS;
    long start = time.nanos();
    long rounds = 0;
    while (wall.nanos() - wallEnd < 0) {
      sink = spin(sink, CHUNK);
      rounds += CHUNK;
    }
    return rounds / ((time.nanos() - start) * 1e-9);
  }

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public LocalPlatform platform() {
    return LocalPlatform.ofThreads();
  }

  @Override
  public double apply(ScenarioTask task, long startNanos) throws InterruptedException {
    long start = time.nanos();
    double seconds = task.serviceSeconds() * LocalPlatform.slowness();
    sink = compute(task.index(), Math.round(seconds * roundsPerSecond));
    return (time.nanos() - start) * 1e-9;
  }

  @Override
  public Errand errand(ScenarioTask task, double speed) {
    return new Errand.Compute(Math.round(task.serviceSeconds() * roundsPerSecond), task.index());
  }

  /** Does so much work, beginning with this seed; what comes out depends on both. */
  static long compute(long seed, long rounds) throws InterruptedException {
    long state = seed;
    for (long left = rounds; left > 0; left -= CHUNK) {
      state = spin(state, (int) Math.min(left, CHUNK));
      if (Thread.interrupted()) {
        throw new InterruptedException("while computing");
      }
    }
    return state;
  }

  private static long spin(long seed, int rounds) {
    long state = seed | 1;
    for (int i = 0; i < rounds; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
    }
    return state;
  }
}

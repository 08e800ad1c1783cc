package io.farmhand.platform;

import java.time.Duration;

/**
 * Holds up starts after workers that were lost before they had done anything: for 100 ms at first,
 * twice as long each time, at most 10 s. It starts anew when a worker is lost that has worked, and
 * after a quiet time.
 *
 * <p>The live pool and the simulated one share it. Not thread-safe.
 */
public final class StartBackoff {
  private static final long FIRST_NANOS = Duration.ofMillis(100).toNanos();
  private static final long LONGEST_NANOS = Duration.ofSeconds(10).toNanos();

  private int failures;
  private boolean holding;
  private long resumedAt;

  /** Starts are free. */
  public StartBackoff() {}

  /** Whether starts are held up. */
  public boolean holds() {
    return holding;
  }

  /** A worker was lost that had worked. */
  public void lostAfterWork() {
    failures = 0;
  }

  /**
   * A worker was lost before it had worked, or could not be started. Those meanwhile are of the
   * same round.
   *
   * @return how long starts are to be held up, until {@link #resume}; 0 when they already are
   */
  public long lostBeforeWork(long nowNanos) {
    if (holding) {
      return 0;
    }
    if (nowNanos - resumedAt > LONGEST_NANOS) {
      failures = 0;
    }
    holding = true;
    return Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(failures++, 20));
  }

  /** Starts are free again. */
  public void resume(long nowNanos) {
    holding = false;
    resumedAt = nowNanos;
  }

  /** As when it was new. */
  public void clear() {
    failures = 0;
    holding = false;
    resumedAt = 0;
  }
}

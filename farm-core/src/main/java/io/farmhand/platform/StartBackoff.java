package io.farmhand.platform;

import java.time.Duration;

/**
 * Holds up starts after starts that failed, and after workers that were lost before they had done
 * anything, the first of those lately aside: for 100 ms, then twice as long each time, at most 10
 * s. It starts anew after a success and after a quiet time.
 *
 * <p>The live pool and the simulated one share it. Not thread-safe.
 */
public final class StartBackoff {
  private static final long FIRST_NANOS = Duration.ofMillis(100).toNanos();
  private static final long LONGEST_NANOS = Duration.ofSeconds(10).toNanos();

  private int failures;
  private boolean holding;
  private long resumedAt;
  private boolean lost;
  private long lostAt;

  /** Starts are free. */
  public StartBackoff() {}

  /** Whether starts are held up. */
  public boolean holds() {
    return holding;
  }

  /** When a worker was lost last that had not worked. */
  public long lostAt() {
    return lostAt;
  }

  /** A worker was lost that had worked, which is a success as far as starts go. */
  public void lostAfterWork() {
    succeeded();
  }

  /**
   * A worker was lost before it had worked.
   *
   * @param success whether a worker that was asked for since {@link #lostAt()} has worked
   * @return how long starts are to be held up, until {@link #resume}; 0 when they are not to be or
   *     already are
   */
  public long lostBeforeWork(long nowNanos, boolean success) {
    if (success) {
      succeeded();
    }
    boolean again = lost && nowNanos - lostAt <= LONGEST_NANOS;
    lost = true;
    lostAt = nowNanos;
    return again ? startFailed(nowNanos) : 0;
  }

  private void succeeded() {
    failures = 0;
    lost = false;
  }

  /**
   * A worker could not be started. Failures while starts are held up are of the same round.
   *
   * @return how long starts are to be held up, until {@link #resume}; 0 when they already are
   */
  public long startFailed(long nowNanos) {
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
    lost = false;
    lostAt = 0;
  }
}

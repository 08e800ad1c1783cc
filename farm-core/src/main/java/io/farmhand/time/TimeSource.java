package io.farmhand.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as a farm sees it: a monotonic reading, a wall-clock reading, sleeping and scheduling.
 *
 * <p>Everything that needs time takes a source, so that the same code runs on {@linkplain #system()
 * real time}, on {@linkplain #faster(double) compressed time} and on {@link VirtualTime}.
 */
public interface TimeSource {
  /** Monotonic nanoseconds from an arbitrary origin; only differences have a meaning. */
  long nanos();

  /** Wall-clock time. */
  Instant instant();

  /**
   * Runs {@code action} once after {@code delayNanos} (at once when not positive), on a thread of
   * this source. The action must be short and must not block.
   */
  Cancellable after(long delayNanos, Runnable action);

  /**
   * Blocks the calling thread for {@code nanos} of this source's time.
   *
   * @throws InterruptedException when interrupted while it waits
   */
  void sleep(long nanos) throws InterruptedException;

  /** Blocks the calling thread for {@code duration} of this source's time. */
  default void sleep(Duration duration) throws InterruptedException {
    sleep(nanosOf(duration));
  }

  /** The nanoseconds of a duration of any length: the nearest that a long can hold. */
  static long nanosOf(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException _) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** The real time of this machine. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }

  /**
   * A source in which time passes {@code speed} times as fast as in this one: a sleep of ten
   * seconds lasts one at speed 10.
   *
   * @throws IllegalArgumentException when {@code speed} is not a positive number
   */
  default TimeSource faster(double speed) {
    return speed == 1 ? this : new ScaledTime(this, speed);
  }
}

package io.farmhand.farm;

import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.function.Function;

/**
 * By when a task should be done.
 *
 * @param <I> type of the payload
 */
@FunctionalInterface
public interface Deadline<I> {
  /**
   * The time allowed from creation to collection in nanoseconds, or {@link Task#NO_DEADLINE}.
   *
   * @param payload what to work on
   * @param expectedServiceNanos the expected service time, or {@link Task#UNKNOWN_SERVICE}
   */
  long allowedNanos(I payload, long expectedServiceNanos);

  /** No deadline. */
  static <I> Deadline<I> none() {
    return (_, _) -> Task.NO_DEADLINE;
  }

  /** The same time for every task. */
  static <I> Deadline<I> within(Duration allowed) {
    long nanos = positive(allowed, "allowed");
    return (_, _) -> nanos;
  }

  /** As the payload says. */
  static <I> Deadline<I> by(Function<? super I, Duration> allowed) {
    return (payload, _) -> TimeSource.nanosOf(allowed.apply(payload));
  }

  /**
   * A multiple of the expected service time; {@code most} while that is unknown.
   *
   * @param factor positive
   * @param least shortest time allowed
   * @param most longest time allowed, at least {@code least}
   */
  static <I> Deadline<I> factor(double factor, Duration least, Duration most) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("factor = " + factor + ", must be positive");
    }
    long low = positive(least, "least");
    long high = positive(most, "most");
    if (high < low) {
      throw new IllegalArgumentException("most = " + most + ", must be at least least = " + least);
    }
    return (_, expected) ->
        expected == Task.UNKNOWN_SERVICE ? high : Math.clamp((long) (factor * expected), low, high);
  }

  private static long positive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " = " + value + ", must be positive");
    }
    return TimeSource.nanosOf(value);
  }
}

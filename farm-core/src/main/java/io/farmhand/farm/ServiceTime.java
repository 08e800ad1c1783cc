package io.farmhand.farm;

import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.function.Function;

/**
 * What is known beforehand of how long a task will hold its worker. Implementations are
 * thread-safe.
 *
 * @param <I> type of the payload
 */
@FunctionalInterface
public interface ServiceTime<I> {
  /** The expected service time in nanoseconds, or {@link Task#UNKNOWN_SERVICE}. */
  long expectedNanos(I payload);

  /** A task has completed after {@code serviceNanos} with its worker. */
  default void observed(I payload, long serviceNanos) {}

  /** Nothing is known. */
  static <I> ServiceTime<I> unknown() {
    return _ -> Task.UNKNOWN_SERVICE;
  }

  /** The same for every task. */
  static <I> ServiceTime<I> of(Duration expected) {
    long nanos = TimeSource.nanosOf(expected);
    return _ -> nanos;
  }

  /** As the payload says. */
  static <I> ServiceTime<I> by(Function<? super I, Duration> expected) {
    return payload -> TimeSource.nanosOf(expected.apply(payload));
  }

  /**
   * The median of the recent service times in the task's class; unknown until one was seen.
   *
   * @param classOf the class of a task, a value with {@code equals}; few of them
   */
  static <I> ServiceTime<I> learned(Function<? super I, ?> classOf) {
    return new LearnedServiceTime<>(classOf);
  }
}

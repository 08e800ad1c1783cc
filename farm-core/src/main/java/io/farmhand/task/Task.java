package io.farmhand.task;

/**
 * One piece of work that a farm has accepted.
 *
 * <p>Moments are nanoseconds of the farm's time source. They are kept per hand-over: tasks that
 * were handed to a worker in one chunk share their start and finish.
 *
 * @param <I> type of the payload
 */
public interface Task<I> {
  /** The value of {@link #deadlineNanos()} when there is no deadline. */
  long NO_DEADLINE = Long.MAX_VALUE;

  /** The value of {@link #expectedServiceNanos()} when nothing is known. */
  long UNKNOWN_SERVICE = -1;

  /** The value of a moment that has not come, or never will. */
  long NEVER = Long.MIN_VALUE;

  /** Its number in the farm, from 0 in the order of acceptance. */
  long id();

  /** What to work on. */
  I payload();

  /** When it was created. */
  long createdNanos();

  /** An estimate of its service time, or {@link #UNKNOWN_SERVICE}. */
  long expectedServiceNanos();

  /** When it should be done, or {@link #NO_DEADLINE}. */
  long deadlineNanos();

  /** The number of the current or last attempt, from 1; 0 before the first. */
  int attempt();

  /** When the last attempt started, or {@link #NEVER}. */
  long startedNanos();

  /** When the last attempt finished, or {@link #NEVER}. */
  long finishedNanos();

  /** When the collector took the outcome, or {@link #NEVER}. */
  long collectedNanos();

  /** Whether there is a deadline. */
  default boolean hasDeadline() {
    return deadlineNanos() != NO_DEADLINE;
  }

  /** Time from creation to collection; meaningful once collected. */
  default long sojournNanos() {
    return collectedNanos() - createdNanos();
  }
}

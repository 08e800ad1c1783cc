package io.farmhand.queue;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Waiting tasks in the order of one {@link QueueDiscipline}. Not thread-safe.
 *
 * @param <T> type of the tasks
 */
public interface WaitingLine<T extends QueuedTask> {
  /** Position of a task that stands in no line. */
  int ABSENT = -1;

  /** Adds a task that stands in no line. */
  void add(T task);

  /** Removes and returns the task to serve at {@code nowNanos}, or null when the line is empty. */
  @Nullable T poll(long nowNanos);

  /** Removes {@code task}; false when it does not stand here. */
  boolean remove(T task);

  /** Number of tasks. */
  int size();

  /** Visits every task, in no particular order. */
  void forEach(Consumer<? super T> visitor);
}

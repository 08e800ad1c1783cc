package io.farmhand.queue;

/**
 * Receives tasks that have got their outcome.
 *
 * @param <I> type of the payloads
 * @param <O> type of the results
 */
public interface Settlements<I, O> {
  /** The first {@code count} of {@code tasks} have their outcome; each task comes exactly once. */
  void settled(TaskEntry<I, O>[] tasks, int count);

  /** A worker still works on {@code task}, which has got its outcome otherwise. */
  void inVain(TaskEntry<I, O> task);
}

package io.farmhand.queue;

/**
 * Hears how tasks move. Calls come from several threads, one hand-over at a time, possibly a little
 * late: the moments given count. They must return fast.
 */
public interface QueueListener {
  /** The tasks from index {@code from} to before {@code to} were accepted, each at its creation. */
  void accepted(QueuedTask[] tasks, int from, int to);

  /** A worker got {@code count} waiting tasks. */
  void leased(int count, long nanos);

  /** A worker gave back {@code count} tasks, to wait or to be tried again later. */
  void returned(int count, long nanos);

  /** {@code count} tasks that a worker held have an outcome. */
  void finished(int count, long nanos);

  /** {@code count} tasks that no worker held have an outcome. */
  void withdrawn(int count, long nanos);

  /** An answer came too late to count. */
  void dropped();
}

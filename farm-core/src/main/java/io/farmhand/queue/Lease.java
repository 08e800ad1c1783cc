package io.farmhand.queue;

import io.farmhand.task.Failure;
import org.jspecify.annotations.Nullable;

/**
 * One hand-over of tasks to a worker, with a fencing token. The holder records a result for each
 * task that it worked on and then {@linkplain TaskQueue#settle settles}; tasks without a result go
 * back to the queue as if they had never left. Confined to its holder.
 *
 * @param <I> type of the payloads
 * @param <O> type of the results
 */
public final class Lease<I, O> {
  final long token;
  final long startedNanos;
  private final TaskEntry<I, O>[] entries;
  private final @Nullable Object[] results;

  Lease(long token, long startedNanos, TaskEntry<I, O>[] entries) {
    this.token = token;
    this.startedNanos = startedNanos;
    this.entries = entries;
    this.results = new Object[entries.length];
  }

  /** Number of tasks, at least 1. */
  public int size() {
    return entries.length;
  }

  /** Task {@code index} of the hand-over. */
  public TaskEntry<I, O> task(int index) {
    return entries[index];
  }

  /**
   * Whether the task is still in this hand-over; false means that it need not be begun, since it
   * has its outcome or is somebody else's.
   */
  public boolean isOpen(int index) {
    return holds(entries[index]);
  }

  boolean holds(TaskEntry<I, O> task) {
    return task.state == TaskEntry.State.LEASED && task.token == token;
  }

  /** Records that the function returned {@code value}. */
  public void succeed(int index, O value) {
    results[index] = value == null ? NullResult.INSTANCE : value;
  }

  /** Records that the attempt failed. */
  public void fail(int index, Failure failure) {
    results[index] = new Failing(failure);
  }

  /** The recorded result, or null. */
  @Nullable Object result(int index) {
    return results[index];
  }

  /** The value behind a recorded success. */
  @SuppressWarnings({"unchecked", "NullAway"}) // succeed() takes only what the function returned
  O value(Object result) {
    return result == NullResult.INSTANCE ? null : (O) result;
  }

  record Failing(Failure failure) {}

  /** A result of null, told apart from none. */
  enum NullResult {
    INSTANCE
  }
}

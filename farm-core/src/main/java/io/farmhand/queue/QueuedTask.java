package io.farmhand.queue;

import io.farmhand.task.Task;

/**
 * The numbers of a task that queue disciplines and the monitor work on, live and simulated.
 *
 * <p>All moments are nanoseconds of one time source. A place in a {@link WaitingLine} is kept in
 * the task itself, so a task stands in one line at most.
 */
public class QueuedTask {
  private long id;
  private long created;
  private long deadline = Task.NO_DEADLINE;
  private long expectedService = Task.UNKNOWN_SERVICE;
  private long started = Task.NEVER;
  private long finished = Task.NEVER;
  private long collected = Task.NEVER;

  /** Position in a heap, or {@link WaitingLine#ABSENT}. */
  int position = WaitingLine.ABSENT;

  /** A task of which nothing is known yet. */
  public QueuedTask() {}

  /** Its number in the order of acceptance. */
  public final long id() {
    return id;
  }

  /** When it was created. */
  public final long createdNanos() {
    return created;
  }

  /** When it should be done, or {@link Task#NO_DEADLINE}. */
  public final long deadlineNanos() {
    return deadline;
  }

  /** Its estimated service time, or {@link Task#UNKNOWN_SERVICE}. */
  public final long expectedServiceNanos() {
    return expectedService;
  }

  /** When the last attempt started, or {@link Task#NEVER}. */
  public final long startedNanos() {
    return started;
  }

  /** When the last attempt finished, or {@link Task#NEVER}. */
  public final long finishedNanos() {
    return finished;
  }

  /** When the collector took the outcome, or {@link Task#NEVER}. */
  public final long collectedNanos() {
    return collected;
  }

  /** The latest moment at which it can start and still be expected to meet its deadline. */
  public final long latestStartNanos() {
    return deadline == Task.NO_DEADLINE ? deadline : deadline - Math.max(0, expectedService);
  }

  /** Sets what is known when the task is created. */
  public final void describe(long createdNanos, long deadlineNanos, long expectedServiceNanos) {
    created = createdNanos;
    deadline = deadlineNanos;
    expectedService = expectedServiceNanos;
  }

  /** Gives it its number. */
  public final void number(long sequence) {
    id = sequence;
  }

  /** An attempt starts. */
  public final void start(long nanos) {
    started = nanos;
    finished = Task.NEVER;
  }

  /** The attempt is over. */
  public final void finish(long nanos) {
    finished = nanos;
  }

  /** The collector has it. */
  public final void collect(long nanos) {
    collected = nanos;
  }
}

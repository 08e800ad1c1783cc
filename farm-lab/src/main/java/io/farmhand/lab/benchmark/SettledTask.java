package io.farmhand.lab.benchmark;

import io.farmhand.queue.TaskEntry;
import io.farmhand.task.Outcome;

/** A task that went through a farm, without the farm. */
final class SettledTask extends TaskEntry<Long, Long> {
  private SettledTask(long number) {
    super(number);
    number(number);
  }

  /**
   * The outcome of a task that was created, started, finished and collected at these moments.
   *
   * @param deadlineNanos or {@link io.farmhand.task.Task#NO_DEADLINE}
   */
  static Outcome<Long, Long> outcome(
      long number, long created, long deadlineNanos, long started, long finished, long collected) {
    SettledTask task = new SettledTask(number);
    task.describe(created, deadlineNanos, UNKNOWN_SERVICE);
    task.start(started);
    task.finish(finished);
    task.collect(collected);
    return new Outcome.Completed<>(task, number);
  }
}

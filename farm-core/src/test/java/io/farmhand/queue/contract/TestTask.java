package io.farmhand.queue.contract;

import io.farmhand.queue.TaskEntry;
import io.farmhand.task.Task;

/** A task of text. */
public final class TestTask extends TaskEntry<String, String> {
  /** A task created at {@code createdNanos}, of which no more is known. */
  public TestTask(String payload, long createdNanos) {
    this(payload, createdNanos, Task.NO_DEADLINE, Task.UNKNOWN_SERVICE);
  }

  /** A task of which all is known. */
  public TestTask(String payload, long createdNanos, long deadlineNanos, long expectedNanos) {
    super(payload);
    describe(createdNanos, deadlineNanos, expectedNanos);
  }
}

package io.farmhand.task;

/**
 * How a task ended. Every accepted task has exactly one outcome.
 *
 * @param <I> type of the payload
 * @param <O> type of the result
 */
public sealed interface Outcome<I, O> {
  /** The task, with its timings. */
  Task<I> task();

  /** Whether it completed by its deadline, or completed and had none. */
  default boolean onTime() {
    return false;
  }

  /**
   * The result.
   *
   * @throws TaskException when there is none, with the cause
   */
  O get();

  /** The function returned a result. */
  record Completed<I, O>(Task<I> task, O value) implements Outcome<I, O> {
    @Override
    public boolean onTime() {
      return !task.hasDeadline() || task.collectedNanos() - task.deadlineNanos() <= 0;
    }

    @Override
    public O get() {
      return value;
    }
  }

  /** The last allowed attempt failed; the task is in the dead letters. */
  record Failed<I, O>(Task<I> task, Failure failure) implements Outcome<I, O> {
    @Override
    public O get() {
      throw new TaskException(
          "Task " + task.id() + " failed at attempt " + task.attempt() + ": " + failure.message(),
          failure.cause());
    }
  }

  /** It was cancelled, or the farm was aborted. */
  record Cancelled<I, O>(Task<I> task) implements Outcome<I, O> {
    @Override
    public O get() {
      throw new TaskException("Task " + task.id() + " was cancelled", null);
    }
  }
}

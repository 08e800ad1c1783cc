package io.farmhand.task;

import org.jspecify.annotations.Nullable;

/** Thrown when the result of a task is asked for that has none. */
public final class TaskException extends FarmException {
  private static final long serialVersionUID = 1L;

  /** With what happened and the exception behind it, if any. */
  public TaskException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

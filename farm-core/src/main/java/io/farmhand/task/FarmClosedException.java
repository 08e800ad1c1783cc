package io.farmhand.task;

/** Thrown when a task is submitted to a farm that accepts no more. */
public final class FarmClosedException extends FarmException {
  private static final long serialVersionUID = 1L;

  /** The farm was closed or aborted. */
  public FarmClosedException() {
    super("The farm is closed and accepts no more tasks; open another one");
  }
}

package io.farmhand.platform;

import org.jspecify.annotations.Nullable;

/** The worker died with the task it was given. */
public final class WorkerLostException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what was seen. */
  public WorkerLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

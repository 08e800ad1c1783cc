package io.farmhand.task;

import org.jspecify.annotations.Nullable;

/** The root of what a farm throws. */
public class FarmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what was expected, what was found and what to do. */
  public FarmException(String message) {
    super(message);
  }

  /** With the exception behind it. */
  public FarmException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

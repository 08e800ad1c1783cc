package io.farmhand.sim;

import org.jspecify.annotations.Nullable;

/** The root of what this module throws for causes outside the program: files, names, data. */
public class SimException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what was expected, what was found and what to do. */
  public SimException(String message) {
    this(message, null);
  }

  /** The same with the cause. */
  public SimException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

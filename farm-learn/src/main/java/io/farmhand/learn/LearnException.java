package io.farmhand.learn;

import org.jspecify.annotations.Nullable;

/** The root of what training throws for causes outside the program: files, libraries. */
public class LearnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what was expected, what was found and what to do, and the exception behind it. */
  public LearnException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

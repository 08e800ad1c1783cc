package io.farmhand.task;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a function to fail its attempt for a known reason: the message is shown as it is, while
 * that of any other exception follows the name of its class.
 */
public class AttemptFailedException extends FarmException {
  private static final long serialVersionUID = 1L;

  /** With one sentence for people. */
  public AttemptFailedException(String message) {
    super(message);
  }

  /** With one sentence for people and the exception behind it. */
  public AttemptFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

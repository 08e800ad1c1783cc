package io.farmhand.policy;

import io.farmhand.task.FarmException;
import org.jspecify.annotations.Nullable;

/** A file that is no policy that can be used: broken, changed, of another kind or too new. */
public final class InvalidPolicyException extends FarmException {
  private static final long serialVersionUID = 1L;

  /** With what was expected, what was found and what to do. */
  public InvalidPolicyException(String message) {
    super(message);
  }

  /** With the exception behind it. */
  public InvalidPolicyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

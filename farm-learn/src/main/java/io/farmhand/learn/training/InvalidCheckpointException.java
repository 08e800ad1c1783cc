package io.farmhand.learn.training;

import io.farmhand.learn.LearnException;
import org.jspecify.annotations.Nullable;

/** A file from which this training cannot go on: broken, or of another training. */
public final class InvalidCheckpointException extends LearnException {
  private static final long serialVersionUID = 1L;

  /** With what was expected, what was found and what to do. */
  public InvalidCheckpointException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

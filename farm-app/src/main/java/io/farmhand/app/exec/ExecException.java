package io.farmhand.app.exec;

import org.jspecify.annotations.Nullable;

/** The exception of this package: what was expected, what was found and what to do. */
public class ExecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExecException(String message) {
    super(message);
  }

  public ExecException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

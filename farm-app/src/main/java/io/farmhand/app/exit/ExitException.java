package io.farmhand.app.exit;

import org.jspecify.annotations.Nullable;

/** Ends the program with a message for the person and an exit code; no mistake of the program. */
public class ExitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  /** With what was expected, what was found and what to do. */
  public ExitException(ExitCode code, String message) {
    this(code, message, null);
  }

  /** With the exception behind it. */
  public ExitException(ExitCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The exit code. */
  public ExitCode code() {
    return code;
  }
}

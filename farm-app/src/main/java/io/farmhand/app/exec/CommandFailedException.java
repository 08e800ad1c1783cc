package io.farmhand.app.exec;

import io.farmhand.app.exit.Reason;
import io.farmhand.task.AttemptFailedException;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Thrown when a command could not be started or its exit code was not 0. */
public final class CommandFailedException extends AttemptFailedException {
  private static final long serialVersionUID = 1L;
  private static final int SIGNALLED = 128;
  private static final int NOT_STARTED = -1;

  private final int exitCode;
  private final String errorLines;

  private CommandFailedException(
      String message, int exitCode, String errorLines, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.errorLines = errorLines;
  }

  static CommandFailedException exited(int exitCode, String errorLines) {
    String last = errorLines.substring(errorLines.lastIndexOf('\n') + 1).strip();
    String message = "exit code " + exitCode + meaning(exitCode);
    return new CommandFailedException(
        last.isEmpty() ? message : message + ": " + last, exitCode, errorLines, null);
  }

  static CommandFailedException notStarted(String program, IOException cause) {
    String text = Reason.of(cause);
    String detail =
        text.contains("error=7")
            ? "its arguments are too long for this system; pass the input with --stdin"
            : text;
    return new CommandFailedException(
        program + " cannot be started: " + detail, NOT_STARTED, "", cause);
  }

  static CommandFailedException unusable(String message) {
    return new CommandFailedException(message, NOT_STARTED, "", null);
  }

  /** The exit code; empty when the command was not started. */
  public OptionalInt exitCode() {
    return exitCode == NOT_STARTED ? OptionalInt.empty() : OptionalInt.of(exitCode);
  }

  /** The last lines of its standard error, separated by line feeds. */
  public String errorLines() {
    return errorLines;
  }

  private static String meaning(int exitCode) {
    return switch (exitCode) {
      case 126 -> " (not executable)";
      case 127 -> " (command not found)";
      case SIGNALLED + 9 -> " (killed by SIGKILL)";
      case SIGNALLED + 11 -> " (killed by SIGSEGV)";
      case SIGNALLED + 15 -> " (killed by SIGTERM)";
      default -> exitCode > SIGNALLED && exitCode < SIGNALLED + 32 ? " (killed by a signal)" : "";
    };
  }
}

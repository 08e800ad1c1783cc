package io.farmhand.app.exit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the program's exit code says. The numbers are part of its interface. */
public enum ExitCode {
  /** Every task completed; whether in time is in the report. */
  OK(0, "Every task completed; whether by its deadline is in the report."),
  /** At least one task failed for good. */
  TASKS_FAILED(1, "Some tasks failed; the report names them."),
  /** A wrong option, name or file. */
  USAGE(2, "Wrong usage: an option, a name or a file is not as it must be. Nothing was run."),
  /** The run could not be begun or carried through. */
  CANNOT_RUN(
      3, "The run could not be carried through, such as by a folder that cannot be written."),
  /** An objective was not met. */
  NOT_MET(
      4,
      "An objective was not met: no plan reaches it, or live and simulation were not shown to"
          + " agree."),
  /** A mistake in the program. */
  INTERNAL_ERROR(70, "A mistake in the program itself; --verbose shows where."),
  /** Ended by Ctrl-C, with a valid report. */
  INTERRUPTED(130, "Ended early by Ctrl-C; the report covers what was done."),
  /** Ended by SIGTERM, with a valid report. */
  TERMINATED(143, "Ended early by SIGTERM; the report covers what was done.");

  private final int number;
  private final String description;

  ExitCode(int number, String description) {
    this.number = number;
    this.description = description;
  }

  /** What the shell sees. */
  public int number() {
    return number;
  }

  /** One sentence for people. */
  public String description() {
    return description;
  }

  /** All codes with their descriptions, for help pages. */
  public static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    Arrays.stream(values())
        .forEach(code -> list.put(Integer.toString(code.number), code.description));
    return list;
  }
}

package io.farmhand.app.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a run is shown and recorded.
 *
 * @param results folder for the result
 * @param output what is shown
 * @param drain how long, in real time, accepted tasks may still take after Ctrl-C
 * @param arguments the command line as it was given
 */
public record RunSettings(Path results, Output output, Duration drain, List<String> arguments) {
  public RunSettings {
    if (drain.isNegative()) {
      throw new IllegalArgumentException("drain = " + drain + ", must not be negative");
    }
    arguments = List.copyOf(arguments);
  }

  /** What is shown of a run. */
  public enum Output {
    /** A live view, then a summary table. */
    FULL,
    /** Nothing but what goes wrong. */
    QUIET,
    /** A live view on standard error, then the summary as one JSON object on standard output. */
    JSON,
    /** The summary as one JSON object, and otherwise nothing but what goes wrong. */
    QUIET_JSON;

    /** Whether progress is shown. */
    public boolean showsProgress() {
      return this == FULL || this == JSON;
    }

    /** Whether the summary is printed as JSON. */
    public boolean isJson() {
      return this == JSON || this == QUIET_JSON;
    }
  }

  /** The same with another folder for the result. */
  public RunSettings withResults(Path folder) {
    return new RunSettings(folder, output, drain, arguments);
  }
}

package io.farmhand.app.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a run is shown and recorded.
 *
 * @param results folder for the result
 * @param output what is shown
 * @param drain how long, in real time, accepted tasks may still take after Ctrl-C
 * @param arguments the command line as it was given
 */
public record RunSettings(Path results, Output output, Duration drain, List<String> arguments) {
  /** How long accepted tasks may still take after Ctrl-C, unless something else is wanted. */
  public static final Duration USUAL_DRAIN = Duration.ofSeconds(30);

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

  /** The command line that gives the result again. */
  public RepeatCommand repeat() {
    return RepeatCommand.of(arguments);
  }

  /**
   * Where a result comes from, for its summary.
   *
   * @param repeat the command line that gives it again
   */
  public Map<String, Object> provenance(RepeatCommand repeat) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("command_line", arguments);
    map.put("repeat", repeat.line());
    map.put("farmhand", Build.version());
    map.put("java", Runtime.version());
    map.put("results", results);
    return map;
  }

  /** The same with another time for accepted tasks after Ctrl-C. */
  public RunSettings withDrain(Duration bound) {
    return new RunSettings(results, output, bound, arguments);
  }

  /** The same with another folder for the result. */
  public RunSettings withResults(Path folder) {
    return new RunSettings(folder, output, drain, arguments);
  }
}

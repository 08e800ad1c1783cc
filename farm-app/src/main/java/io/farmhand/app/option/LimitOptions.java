package io.farmhand.app.option;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of what every decision must keep to, and when decisions are taken. */
public final class LimitOptions {
  @Option(
      names = {"-w", "--workers"},
      paramLabel = "N|MIN..MAX",
      description = "How many workers: a constant number, or the bounds of the controller.")
  private Optional<IntRange> workers = Optional.empty();

  @Option(
      names = "--initial",
      paramLabel = "N",
      description = "Workers that are ready when the run begins.")
  private Optional<Integer> initial = Optional.empty();

  @Option(
      names = "--max-change",
      paramLabel = "N",
      description = "Most workers that one decision adds or removes.")
  private Optional<Integer> maxChange = Optional.empty();

  @Option(
      names = "--step",
      paramLabel = "DURATION",
      description = "Time from one decision to the next, such as 8s.")
  private Optional<Duration> step = Optional.empty();

  @Option(
      names = "--first-decision",
      paramLabel = "DURATION",
      description = "Time from the beginning to the first decision.")
  private Optional<Duration> firstDecision = Optional.empty();

  /** The bounds of the number of workers, or the number itself. */
  public Optional<IntRange> workers() {
    return workers;
  }

  /** Workers that are ready when the run begins. */
  public Optional<Integer> initial() {
    return initial;
  }

  /** Most workers that one decision adds or removes. */
  public Optional<Integer> maxChange() {
    return maxChange;
  }

  /** Time from one decision to the next. */
  public Optional<Duration> step() {
    return step;
  }

  /** Time from the beginning to the first decision. */
  public Optional<Duration> firstDecision() {
    return firstDecision;
  }
}

package io.farmhand.app.option;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of who decides on the number of workers, and when. */
public final class ControlOptions {
  @Option(
      names = {"-c", "--controller"},
      paramLabel = "NAME",
      description = {
        "Who decides on the number of workers, such as static:12, reactive-average,"
            + " reactive-maximum, square-root:beta=1, erlang-c:epsilon=0.01 or policy:my.policy.",
      })
  private Optional<ControllerSpec> controller = Optional.empty();

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

  @Option(
      names = "--dry-run",
      description = "Decide and record, but leave the number of workers as it is.")
  private boolean dryRun;

  /** The controller; a constant pool where only a number of workers was given. */
  public Optional<ControllerSpec> controller() {
    return controller.isEmpty()
        ? workers.filter(IntRange::isSingle).map(range -> ControllerSpec.constant(range.first()))
        : controller;
  }

  /** The bounds of the number of workers, or the number itself. */
  public Optional<IntRange> workers() {
    return workers;
  }

  /** Workers that are ready when the run begins: as asked for, or as the controller implies. */
  public Optional<Integer> initial() {
    return initial.or(() -> controller().flatMap(ControlOptions::implied));
  }

  private static Optional<Integer> implied(ControllerSpec spec) {
    return spec.initialWorkers().stream().boxed().findFirst();
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

  /** Whether decisions are made but not carried out. */
  public boolean dryRun() {
    return dryRun;
  }
}

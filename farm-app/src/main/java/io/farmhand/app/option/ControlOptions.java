package io.farmhand.app.option;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of who decides on the number of workers, and when. */
public final class ControlOptions {
  @Option(
      names = {"-c", "--controller"},
      paramLabel = "NAME",
      description = {
        "Who decides on the number of workers, such as static:12, reactive-average,"
            + " reactive-maximum, square-root:beta=1, erlang-c:epsilon=0.01, policy:my.policy,"
            + " onnx:policy.onnx or java:MyRule.java.",
      })
  private Optional<ControllerSpec> controller = Optional.empty();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--dry-run",
      description = "Decide and record, but leave the number of workers as it is.")
  private boolean dryRun;

  /** The controller; a constant pool where only a number of workers was given. */
  public Optional<ControllerSpec> controller() {
    return controller.isEmpty()
        ? limits
            .workers()
            .filter(IntRange::isSingle)
            .map(range -> ControllerSpec.constant(range.first()))
        : controller;
  }

  /** The bounds of the number of workers, or the number itself. */
  public Optional<IntRange> workers() {
    return limits.workers();
  }

  /** Workers that are ready when the run begins: as asked for, or as the controller implies. */
  public Optional<Integer> initial() {
    return limits.initial().or(() -> controller().flatMap(ControlOptions::implied));
  }

  private static Optional<Integer> implied(ControllerSpec spec) {
    return spec.initialWorkers().stream().boxed().findFirst();
  }

  /** Most workers that one decision adds or removes. */
  public Optional<Integer> maxChange() {
    return limits.maxChange();
  }

  /** Time from one decision to the next. */
  public Optional<Duration> step() {
    return limits.step();
  }

  /** Time from the beginning to the first decision. */
  public Optional<Duration> firstDecision() {
    return limits.firstDecision();
  }

  /** Within which bounds, and when. */
  public LimitOptions limits() {
    return limits;
  }

  /** Whether decisions are made but not carried out. */
  public boolean dryRun() {
    return dryRun;
  }
}

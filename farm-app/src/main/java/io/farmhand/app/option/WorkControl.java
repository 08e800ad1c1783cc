package io.farmhand.app.option;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.run.RunPlan;
import io.farmhand.control.ControlSettings;
import io.farmhand.control.Limits;
import java.time.Duration;
import java.util.Optional;

/**
 * Who decides on the workers of real tasks in this process, where a worker starts at once and a
 * decision is due every second.
 *
 * @param controller who decides
 * @param workers the bounds
 * @param initial workers at the beginning
 * @param settings how the control loop runs
 */
public record WorkControl(
    ControllerSpec controller, IntRange workers, int initial, ControlSettings settings) {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private static final int LEAST_CAPACITY = 64;
  private static final int CAPACITY_PER_WORKER = 4;

  /** A worker that is not needed for so long goes. */
  private static final Duration STABILIZE_DOWN = Duration.ofSeconds(3);

  /**
   * What the options say, with what is usual for the rest.
   *
   * @param usual controller where none was asked for
   * @param usualWorkers bounds where none were asked for
   * @param usualInitial workers at the beginning where nothing says how many, if within the bounds
   * @throws ExitException when the options do not go together
   */
  public static WorkControl of(
      ControlOptions options, String usual, IntRange usualWorkers, int usualInitial) {
    ControllerSpec controller = options.controller().orElseGet(() -> ControllerSpec.parse(usual));
    IntRange workers = options.workers().or(() -> constant(controller)).orElse(usualWorkers);
    Usage.require(workers.last() >= 1, "--workers must allow at least 1", workers);
    int initial = options.initial().orElse(workers.clamp(usualInitial));
    if (initial != workers.clamp(initial)) {
      throw Usage.wrong(
          "The run would begin with " + initial + " workers, but --workers allows " + workers);
    }
    return new WorkControl(controller, workers, initial, settings(options, workers));
  }

  private static Optional<IntRange> constant(ControllerSpec controller) {
    return controller.initialWorkers().stream()
        .mapToObj(count -> new IntRange(count, count))
        .findFirst();
  }

  private static ControlSettings settings(ControlOptions options, IntRange workers) {
    try {
      int change = options.maxChange().orElse(Integer.MAX_VALUE);
      Limits limits =
          Limits.between(workers.first(), workers.last())
              .withStep(change)
              .withStabilization(Duration.ZERO, STABILIZE_DOWN);
      ControlSettings settings =
          ControlSettings.of(limits).withPeriod(options.step().orElse(PERIOD));
      ControlSettings begun =
          options.firstDecision().map(settings::withFirstDecision).orElse(settings);
      return options.dryRun() ? begun.withDryRun() : begun;
    } catch (IllegalArgumentException e) {
      throw Usage.wrong("Wrong control: " + e.getMessage(), e);
    }
  }

  /**
   * How many tasks to accept at a time where they are all there already: enough to keep every
   * worker busy, and little enough that a run which is told to end soon does.
   */
  public int usualCapacity() {
    return Math.max(LEAST_CAPACITY, CAPACITY_PER_WORKER * workers.last());
  }

  /** Sets up a plan with it, and records it there. */
  public <I, O> RunPlan<I, O> apply(RunPlan<I, O> plan) {
    return plan.workers(initial)
        .controller(controller.factory(), settings)
        .configure("controller", controller.toString())
        .configure("workers", workers.toString())
        .configure("initial", initial)
        .configure("dry_run", settings.dryRun());
  }
}

package io.farmhand.app.scenario;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.ControlOptions;
import io.farmhand.app.option.ControllerSpec;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.option.LimitOptions;
import io.farmhand.app.option.PlatformOptions;
import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Scenario;
import java.time.Duration;
import java.util.Optional;

/**
 * What the command line says instead of the scenario.
 *
 * @param limits when decisions are taken, and within which bounds
 * @param controller who decides, where one does and not several
 * @param initial workers at the beginning
 * @param platform how the platform behaves
 * @param discipline in which order tasks are served
 */
public record ScenarioOverrides(
    LimitOptions limits,
    Optional<ControllerSpec> controller,
    Optional<Integer> initial,
    PlatformOptions platform,
    Optional<QueueDiscipline> discipline) {
  /** What these options say for one controller. */
  public ScenarioOverrides(
      ControlOptions control, PlatformOptions platform, Optional<QueueDiscipline> discipline) {
    this(control.limits(), control.controller(), control.initial(), platform, discipline);
  }

  /**
   * The scenario with these options, on a platform that behaves as it does and not as the scenario
   * says; what is not known of it counts as nothing.
   *
   * @throws ExitException when they do not go together
   */
  public Scenario onRealPlatform(Scenario scenario) {
    PlatformProfile unknown =
        new PlatformProfile(
            "openfaas",
            new Constant(0),
            new Constant(0),
            Duration.ZERO,
            0,
            scenario.platform().scalingBlocks());
    return over(scenario.withPlatform(unknown));
  }

  /**
   * The scenario with these options.
   *
   * @throws ExitException when they do not go together
   */
  public Scenario over(Scenario scenario) {
    Scenario changed = scenario.withPlatform(platform.over(scenario.platform()));
    try {
      changed = withWorkers(changed);
      changed = withRhythm(changed);
    } catch (IllegalArgumentException e) {
      throw Usage.wrong(e);
    }
    return discipline.map(changed::withDiscipline).orElse(changed);
  }

  private Scenario withWorkers(Scenario scenario) {
    Limits bounded = limits(scenario.limits());
    IntRange bounds = new IntRange(bounded.min(), bounded.max());
    int begin = initial.orElseGet(() -> bounds.clamp(scenario.initialWorkers()));
    if (begin != bounds.clamp(begin)) {
      throw Usage.wrong(
          "The run would begin with "
              + begin
              + " workers, but they are bounded by "
              + bounds
              + "; change --workers, --initial or the controller");
    }
    return scenario.withWorkers(begin, bounded);
  }

  private Limits limits(Limits usual) {
    IntRange range = limits.workers().orElse(new IntRange(usual.min(), usual.max()));
    boolean constant = controller.map(spec -> spec.initialWorkers().isPresent()).orElse(false);
    if (limits.workers().isPresent() && range.isSingle() && !constant) {
      throw Usage.wrong(
          "--workers "
              + range
              + " leaves a controller nothing to decide; give bounds such as --workers 1..32, and"
              + " --initial "
              + range
              + " to begin with as many");
    }
    Limits bounded =
        new Limits(
            range.first(),
            range.last(),
            usual.stepUp(),
            usual.stepDown(),
            usual.stabilizeUp(),
            usual.stabilizeDown(),
            usual.hysteresis());
    return limits.maxChange().map(bounded::withStep).orElse(bounded);
  }

  /** An episode lasts as long, however often decisions are taken. */
  private Scenario withRhythm(Scenario scenario) {
    Scenario.Control usual = scenario.control();
    Duration step = limits.step().orElse(usual.step());
    double steps = usual.maxSteps() * ((double) usual.step().toNanos() / step.toNanos());
    return scenario.withControl(
        new Scenario.Control(
            step,
            limits.firstDecision().orElse(usual.firstDecision()),
            (int) Math.max(1, Math.ceil(steps - 1e-9)),
            usual.window()));
  }
}

package io.farmhand.app.scenario;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.option.ControlOptions;
import io.farmhand.app.option.ControllerSpec;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.option.PlatformOptions;
import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.scenario.Scenario;
import java.util.Optional;

/**
 * What the command line says instead of the scenario.
 *
 * @param control who decides, when, and within which bounds
 * @param platform how the platform behaves
 * @param discipline in which order tasks are served
 */
public record ScenarioOverrides(
    ControlOptions control, PlatformOptions platform, Optional<QueueDiscipline> discipline) {
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
      throw wrong(String.valueOf(e.getMessage()));
    }
    return discipline.map(changed::withDiscipline).orElse(changed);
  }

  private Scenario withWorkers(Scenario scenario) {
    Limits limits = limits(scenario.limits());
    IntRange bounds = new IntRange(limits.min(), limits.max());
    Optional<Integer> asked = control.initial();
    int initial = asked.orElseGet(() -> bounds.clamp(scenario.initialWorkers()));
    if (initial != bounds.clamp(initial)) {
      throw wrong(
          "The run would begin with "
              + initial
              + " workers, but they are bounded by "
              + bounds
              + "; change --workers, --initial or the controller");
    }
    return scenario.withWorkers(initial, limits);
  }

  private Limits limits(Limits usual) {
    Optional<ControllerSpec> controller = control.controller();
    IntRange range = control.workers().orElse(new IntRange(usual.min(), usual.max()));
    boolean constant = controller.map(spec -> spec.initialWorkers().isPresent()).orElse(false);
    if (control.workers().isPresent() && range.isSingle() && !constant) {
      throw wrong(
          "--workers "
              + range
              + " leaves a controller nothing to decide; give bounds such as --workers 1..32, and"
              + " --initial "
              + range
              + " to begin with as many");
    }
    Limits limits =
        new Limits(
            range.first(),
            range.last(),
            usual.stepUp(),
            usual.stepDown(),
            usual.stabilizeUp(),
            usual.stabilizeDown(),
            usual.hysteresis());
    return control.maxChange().map(limits::withStep).orElse(limits);
  }

  private Scenario withRhythm(Scenario scenario) {
    Scenario.Control usual = scenario.control();
    return scenario.withControl(
        new Scenario.Control(
            control.step().orElse(usual.step()),
            control.firstDecision().orElse(usual.firstDecision()),
            usual.maxSteps(),
            usual.window()));
  }

  private static ExitException wrong(String message) {
    return new ExitException(ExitCode.USAGE, message);
  }
}

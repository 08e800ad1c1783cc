package io.farmhand.sim.compare;

import io.farmhand.control.ControllerFactory;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * One of those that are compared.
 *
 * @param name what tables call it, once in a comparison
 * @param controllers the controller of each episode by its number; the same one as a rule
 * @param initialWorkers workers at the start; empty for those of the scenario
 * @param period time between its decisions; empty for the scenario's step
 */
public record Contender(
    String name,
    IntFunction<ControllerFactory> controllers,
    OptionalInt initialWorkers,
    Optional<Duration> period) {
  /**
   * A controller in the scenario's rhythm, beginning with the scenario's workers or with its own.
   */
  public static Contender of(ControllerFactory controller) {
    return new Contender(
        controller.name(), episode -> controller, controller.initialWorkers(), Optional.empty());
  }

  /** The same, deciding as often as the rule was made for. */
  public static Contender atItsOwnPeriod(ControllerFactory controller) {
    return new Contender(
        controller.name(),
        episode -> controller,
        controller.initialWorkers(),
        Optional.of(controller.period()));
  }

  /** The same under another name. */
  public Contender named(String other) {
    return new Contender(other, controllers, initialWorkers, period);
  }

  /** The scenario as this one meets it. */
  Scenario scenario(Scenario scenario) {
    return initialWorkers.isPresent()
        ? scenario.withWorkers(initialWorkers.getAsInt(), scenario.limits())
        : scenario;
  }

  Episode episode(Scenario scenario) {
    Scenario own = scenario(scenario);
    return period.map(each -> Episode.of(own, each)).orElseGet(() -> Episode.of(own));
  }
}

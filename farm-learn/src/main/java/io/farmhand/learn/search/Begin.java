package io.farmhand.learn.search;

import io.farmhand.control.ControllerFactory;
import io.farmhand.sim.scenario.Scenario;

/** With how many workers a run begins. */
final class Begin {
  private Begin() {}

  /** The controller's own number if it has one, within the limits; else that of the scenario. */
  static int workers(ControllerFactory controller, Scenario scenario) {
    return Math.clamp(
        controller.initialWorkers().orElse(scenario.initialWorkers()),
        scenario.limits().min(),
        scenario.limits().max());
  }
}

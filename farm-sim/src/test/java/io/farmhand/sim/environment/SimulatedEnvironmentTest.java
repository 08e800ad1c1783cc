package io.farmhand.sim.environment;

import io.farmhand.sim.environment.contract.EnvironmentContract;
import io.farmhand.sim.scenario.Scenario;

class SimulatedEnvironmentTest extends EnvironmentContract {
  @Override
  protected Environment open(Scenario scenario, EnvironmentSettings settings) {
    return SimulatedEnvironment.of(scenario, settings);
  }

  @Override
  protected boolean repeats() {
    return true;
  }

  @Override
  protected double lateSeconds() {
    return 0;
  }
}

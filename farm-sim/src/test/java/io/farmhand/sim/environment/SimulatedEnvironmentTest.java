package io.farmhand.sim.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.environment.contract.EnvironmentContract;
import io.farmhand.sim.environment.contract.SmallScenario;
import io.farmhand.sim.scenario.Scenario;
import org.junit.jupiter.api.Test;

class SimulatedEnvironmentTest extends EnvironmentContract {
  @Override
  protected Environment open(Scenario scenario, EnvironmentSettings settings) {
    return SimulatedEnvironment.of(scenario, settings);
  }

  @Override
  protected double lateSeconds() {
    return 0;
  }

  /** To the last bit, which no environment in real time can promise. */
  @Test
  void aSeedAndActionsGiveTheSameEpisode() {
    Scenario scenario = SmallScenario.of(30);
    EnvironmentSettings settings = EnvironmentSettings.paper().withView(ObservationView.full(true));
    try (Environment one = open(scenario, settings);
        Environment two = open(scenario, settings)) {
      two.reset(99);
      two.step(2);
      assertThat(one.reset(12)).isEqualTo(two.reset(12));
      for (int action = 0; ; action = (action + 1) % 3) {
        Environment.Step step = one.step(action);
        assertThat(two.step(action)).isEqualTo(step);
        if (step.ended()) {
          break;
        }
      }
    }
  }
}

package io.farmhand.sim.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.sim.environment.contract.EnvironmentContract;
import io.farmhand.sim.environment.contract.SmallScenario;
import io.farmhand.sim.live.Site;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.time.TimeSource;
import org.junit.jupiter.api.Test;

class LiveEnvironmentTest extends EnvironmentContract {
  private static final double SPEED = 20;

  @Override
  protected Environment open(Scenario scenario, EnvironmentSettings settings) {
    TimeSource time = TimeSource.system().faster(SPEED);
    return LiveEnvironment.of(scenario, settings, Site.emulated(scenario.platform(), time), time);
  }

  @Override
  protected double lateSeconds() {
    return 5 * SPEED;
  }

  @Test
  void hasTheTasksOfTheSimulation() {
    Scenario scenario = SmallScenario.of(1);
    try (Environment live = open(scenario, EnvironmentSettings.paper());
        Environment simulated = SimulatedEnvironment.of(scenario, EnvironmentSettings.paper())) {
      assertThat(tasks(live)).isEqualTo(tasks(simulated));
    }
  }

  private static int tasks(Environment environment) {
    environment.reset(21);
    var figures = environment.step(1).figures();
    return figures == null ? -1 : figures.tasks();
  }

  @Test
  void anInterruptEndsTheEpisode() {
    try (Environment live = open(SmallScenario.of(4), EnvironmentSettings.paper())) {
      live.reset(1);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> live.step(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThatThrownBy(() -> live.step(1)).hasMessageContaining("reset");
      assertThat(live.reset(2).seen().workers().ready()).isEqualTo(SmallScenario.INITIAL);
    }
  }
}

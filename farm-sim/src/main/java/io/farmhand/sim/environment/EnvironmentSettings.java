package io.farmhand.sim.environment;

import io.farmhand.control.ActionSet;
import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.reward.Reward;
import io.farmhand.sim.scenario.Scenario;

/**
 * What an environment shows, takes and rewards.
 *
 * @param view what an observation holds
 * @param actions what can be done
 * @param reward what a step is worth
 */
public record EnvironmentSettings(ObservationView view, ActionSet actions, Reward reward) {
  /** As published: nine numbers, one worker less or more, and the published reward. */
  public static EnvironmentSettings paper() {
    return of(Scenario.Learning.PAPER);
  }

  /** As the scenario says. */
  public static EnvironmentSettings of(Scenario scenario) {
    return of(scenario.learning());
  }

  private static EnvironmentSettings of(Scenario.Learning learning) {
    return new EnvironmentSettings(learning.view(), learning.actions(), learning.reward());
  }

  /** The same with another view. */
  public EnvironmentSettings withView(ObservationView other) {
    return new EnvironmentSettings(other, actions, reward);
  }

  /** The same with other actions. */
  public EnvironmentSettings withActions(ActionSet other) {
    return new EnvironmentSettings(view, other, reward);
  }

  /** The same with another reward. */
  public EnvironmentSettings withReward(Reward other) {
    return new EnvironmentSettings(view, actions, other);
  }
}

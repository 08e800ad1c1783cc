package io.farmhand.learn.ddqn;

import io.farmhand.learn.training.Method;
import io.farmhand.learn.training.Method.Selection;
import io.farmhand.learn.training.TrainingBudget;
import io.farmhand.sim.environment.EnvironmentSettings;

/** The methods with networks. */
public final class DdqnMethods {
  /** Double DQN as published, its defects included. */
  public static final Method PUBLISHED =
      new Method(
          "ddqn-published",
          "Double DQN of arXiv 2602.06555 with its network, numbers, budget and defects",
          new TrainingBudget(PublishedDdqn.EPISODES, 12, 100),
          Selection.LAST,
          _ -> EnvironmentSettings.paper(),
          PublishedDdqn::new);

  /** Ours. */
  public static final Method OURS =
      new Method(
          "ddqn",
          "Double DQN over several steps, with a price of misses that follows the goal",
          new TrainingBudget(30_000, 600, 1_500),
          Selection.BEST,
          EnvironmentSettings::of,
          task -> new DoubleDqn(task, DdqnSettings.USUAL));

  private DdqnMethods() {}
}

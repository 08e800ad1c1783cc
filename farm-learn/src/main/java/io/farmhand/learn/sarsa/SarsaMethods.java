package io.farmhand.learn.sarsa;

import io.farmhand.learn.training.Method;
import io.farmhand.learn.training.Method.Selection;
import io.farmhand.learn.training.TrainingBudget;
import io.farmhand.sim.environment.EnvironmentSettings;

/** The tabular methods. */
public final class SarsaMethods {
  /** SARSA(lambda) as published, its defects included. */
  public static final Method PUBLISHED =
      new Method(
          "sarsa-published",
          "SARSA(lambda) of arXiv 2602.06555 with its bins, numbers, budget and defects",
          new TrainingBudget(PublishedSarsa.EPISODES, 10, 100),
          Selection.LAST,
          _ -> EnvironmentSettings.paper(),
          PublishedSarsa::new);

  /** Ours. */
  public static final Method OURS =
      new Method(
          "sarsa",
          "SARSA(lambda) on afterstates, with a price of misses that follows the goal",
          new TrainingBudget(250_000, 5_000, 1_500),
          Selection.BEST,
          EnvironmentSettings::of,
          task -> new Sarsa(task, SarsaSettings.USUAL));

  private SarsaMethods() {}
}

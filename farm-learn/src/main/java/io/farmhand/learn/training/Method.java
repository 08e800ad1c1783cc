package io.farmhand.learn.training;

import io.farmhand.sim.environment.EnvironmentSettings;
import io.farmhand.sim.scenario.Scenario;

/**
 * A way to learn, by the name by which people choose it.
 *
 * @param name in kebab-case
 * @param description in one line
 * @param budget how much it usually learns
 * @param selection which of its policies is kept
 * @param environment what it sees, does and is rewarded for in a scenario
 * @param learner makes a learner
 */
public record Method(
    String name,
    String description,
    TrainingBudget budget,
    Selection selection,
    Environments environment,
    Maker learner) {
  /** Which of the policies of a training is kept. */
  public enum Selection {
    /** The last one, as it is when the budget is spent. */
    LAST,
    /** The one that reached the goal at the least effort on the validation episodes. */
    BEST
  }

  /** What a method sees, does and is rewarded for. */
  @FunctionalInterface
  public interface Environments {
    /** In this scenario. */
    EnvironmentSettings of(Scenario scenario);
  }

  /** Makes learners. */
  @FunctionalInterface
  public interface Maker {
    /** A learner for this task, with chance from the task's learning seed. */
    Learner make(TrainingTask task);
  }
}

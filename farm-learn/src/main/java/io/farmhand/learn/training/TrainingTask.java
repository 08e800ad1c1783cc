package io.farmhand.learn.training;

import io.farmhand.learn.search.SearchGoal;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;

/**
 * What is to be learned.
 *
 * @param scenario what is played
 * @param method how it is learned
 * @param goal what the policy is for
 * @param budget how much is learned
 * @param seed root seed of the episodes
 * @param learningSeed seed of the method's own chance: first weights, exploration, replay
 */
public record TrainingTask(
    Scenario scenario,
    Method method,
    SearchGoal goal,
    TrainingBudget budget,
    long seed,
    long learningSeed) {
  /** The streams of the method's own chance. */
  public RandomStreams chance() {
    return RandomStreams.of(seed).child("learning", learningSeed);
  }

  /** What tells a training from others, for its checkpoints. */
  String identity() {
    return String.join(
        "\n",
        method.name(),
        scenario.describe().toString(),
        goal.toString(),
        "seed " + seed,
        "learning seed " + learningSeed,
        "episodes " + budget.episodes(),
        "validation " + budget.validateEvery() + " " + budget.validation());
  }
}

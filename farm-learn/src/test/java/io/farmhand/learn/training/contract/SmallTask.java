package io.farmhand.learn.training.contract;

import io.farmhand.learn.search.SearchGoal;
import io.farmhand.learn.training.Method;
import io.farmhand.learn.training.TrainingBudget;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;

/** A task that is learned in a second. */
public final class SmallTask {
  /** Five steps; of the 8 workers at the start about 4 are needed. */
  public static final Scenario SCENARIO =
      Scenarios.parse(
          "small.yml",
          """
          name: small
          workload:
            phases:
              - {steady: 2/s, for: 25 s}
            service: 1 s
            deadline: 3 s
          platform: {startup: 1 s}
          workers: {initial: 8, min: 1, max: 10}
          control: {step: 5 s, firstDecision: 1 s, maxSteps: 5, window: 5 s}
          """);

  private SmallTask() {}

  /** The task of a method with this budget. */
  public static TrainingTask of(Method method, long episodes, long validateEvery, int validation) {
    return new TrainingTask(
        SCENARIO,
        method,
        new SearchGoal(0.95, 0.01),
        new TrainingBudget(episodes, validateEvery, validation),
        1,
        1);
  }

  /** The same without a clock in the observation. */
  public static TrainingTask withoutClock(TrainingTask task) {
    Scenario.Learning learning = task.scenario().learning();
    Scenario clockless =
        task.scenario()
            .withLearning(
                new Scenario.Learning(
                    ObservationView.paper(false), learning.actions(), learning.reward()));
    return new TrainingTask(
        clockless, task.method(), task.goal(), task.budget(), task.seed(), task.learningSeed());
  }
}

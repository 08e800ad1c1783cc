package io.farmhand.learn.ddqn;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.learn.training.Exploration;
import io.farmhand.learn.training.Method;
import io.farmhand.learn.training.Trained;
import io.farmhand.learn.training.Trainer;
import io.farmhand.learn.training.TrainingBudget;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.learn.training.contract.LearnerContract;
import io.farmhand.learn.training.contract.SmallTask;
import io.farmhand.sim.environment.EnvironmentSettings;
import io.farmhand.sim.parallel.Parallel;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubleDqnTest extends LearnerContract {
  private static final DdqnSettings SMALL =
      new DdqnSettings(
          List.of(16), 10, 10, 64, 2_000, 3, 3e-3, 1e-3, new Exploration(0.3, 0.1), 0.05, 2);
  private static final Method METHOD =
      new Method(
          "ddqn",
          "for tests",
          new TrainingBudget(1, 1, 1),
          Method.Selection.BEST,
          EnvironmentSettings::of,
          task -> new DoubleDqn(task, SMALL));

  @Override
  protected TrainingTask task() {
    return SmallTask.of(METHOD, 90, 30, 5);
  }

  @Test
  void findsThatFewerWorkersAreEnough() {
    TrainingTask task = SmallTask.of(METHOD, 1_000, 100, 100);
    try (Trainer trainer = Trainer.of(task, Parallel.of(2))) {
      Trained trained = trainer.run(_ -> true);

      assertThat(trained.validation().qos()).isGreaterThanOrEqualTo(0.95);
      assertThat(trained.validation().workers()).as("8 at the start").isLessThan(6.5);
    }
  }
}

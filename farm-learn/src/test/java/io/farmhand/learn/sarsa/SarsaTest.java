package io.farmhand.learn.sarsa;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.ActionSet;
import io.farmhand.control.Limits;
import io.farmhand.learn.training.Costs;
import io.farmhand.learn.training.Exploration;
import io.farmhand.learn.training.Method;
import io.farmhand.learn.training.Trained;
import io.farmhand.learn.training.Trainer;
import io.farmhand.learn.training.TrainingBudget;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.learn.training.Trajectory;
import io.farmhand.learn.training.Transition;
import io.farmhand.learn.training.contract.LearnerContract;
import io.farmhand.learn.training.contract.SmallTask;
import io.farmhand.monitor.ObservationView;
import io.farmhand.policy.Tiling;
import io.farmhand.sim.environment.EnvironmentSettings;
import io.farmhand.sim.parallel.Parallel;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SarsaTest extends LearnerContract {
  private static final SarsaSettings SMALL =
      new SarsaSettings(50, 0.5, 0.01, new Exploration(0.3, 0.05), 2, 5, 3);
  private static final Method METHOD =
      new Method(
          "sarsa",
          "for tests",
          new TrainingBudget(1, 1, 1),
          Method.Selection.BEST,
          EnvironmentSettings::of,
          task -> new Sarsa(task, SMALL));

  @Override
  protected TrainingTask task() {
    return SmallTask.of(METHOD, 300, 100, 10);
  }

  @Test
  void findsThatFewerWorkersAreEnough() {
    assertReachesTheGoalWithFewWorkers(SmallTask.of(METHOD, 3_000, 250, 100));
  }

  @Test
  void findsThatWithoutAClockToo() {
    assertReachesTheGoalWithFewWorkers(
        SmallTask.withoutClock(SmallTask.of(METHOD, 3_000, 250, 100)));
  }

  private static void assertReachesTheGoalWithFewWorkers(TrainingTask task) {
    try (Trainer trainer = Trainer.of(task, Parallel.of(2))) {
      Trained trained = trainer.run(_ -> true);

      assertThat(trained.validation().qos()).isGreaterThanOrEqualTo(0.95);
      assertThat(trained.validation().workers()).as("8 at the start").isLessThan(5.5);
    }
  }

  /** Two steps with one tiling: worked out by hand, from the last step to the first. */
  @Test
  void blendsWhatHappenedWithWhatWasExpected() {
    AfterstateValues values = new AfterstateValues(List.of(workers()), 0.5);
    int[] low = {1};
    int[] high = {2};
    values.learn(low, 4, 1);
    assertThat(values.effort(low)).as("the first find counts whole").isEqualTo(4);
    values.learn(low, 2, 3);
    assertThat(values.effort(low)).as("then a half").isEqualTo(3);
    assertThat(values.misses(low)).isEqualTo(2);
    assertThat(values.known(high)).isFalse();
    assertThat(values.cost(0, 1, 10)).isEqualTo(3 + 10 * 2);
  }

  @Test
  void learnsWhatFollowsAStep() {
    TrainingTask task = task();
    Sarsa learner = new Sarsa(task, SMALL);
    EpisodeFigures figures = new EpisodeFigures(50, 40, 0, 2, 1, 6, 8, 300, 25, 10);
    float[] first = {0, 0, 0, 10, 8, 1, 1, 2, 1};
    float[] second = {0, 0, 0, 20, 7, 1, 1, 2, 1};
    Costs one = new Costs(0, 0, 25, true);
    Costs two = new Costs(1, 1, 50, false);

    learner.learn(
        0,
        List.of(
            new Trajectory(
                List.of(
                    new Transition(first, 0, 0, one, second, false, false),
                    new Transition(second, 1, 0, two, second, false, true)),
                figures)));

    double[] values = new double[3];
    learner.rule().values(second, values);
    double last = -(50 / 25.0 + 2 * (2 * 2));
    assertThat(values[1]).as("2 workers, and 2 of 50 late at 2").isCloseTo(last, OFFSET);
    learner.rule().values(first, values);
    double lambda = 0.5;
    double expected = -(25 / 25.0) + lambda * last;
    assertThat(values[0]).as("nothing was expected after it").isCloseTo(expected - 0.01, OFFSET);
    assertThat(values[2]).as("not known: worse than what is").isLessThan(values[0]);
  }

  private static final Offset<Double> OFFSET = Offset.offset(1e-9);

  private static Tiling workers() {
    return Tiling.of(new double[] {1.5, 2.5, 3.5});
  }

  @Test
  void anActionLeadsToWhatTheLimitsAllow() {
    Limits limits = Limits.between(2, 10).withSteps(1, 3);
    Afterstates states =
        new Afterstates(ObservationView.paper(true), new ActionSet.Steps(4), limits);

    assertThat(states.after(0, 8)).as("4 less, at most 3").isEqualTo(5);
    assertThat(states.after(8, 8)).as("4 more, at most 1").isEqualTo(9);
    assertThat(states.after(4, 8)).isEqualTo(8);
    assertThat(states.after(0, 3)).as("at least 2").isEqualTo(2);
    assertThat(states.after(8, 10)).isEqualTo(10);
  }
}

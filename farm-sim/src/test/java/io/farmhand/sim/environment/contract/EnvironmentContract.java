package io.farmhand.sim.environment.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.control.ActionSet;
import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.environment.Environment;
import io.farmhand.sim.environment.EnvironmentSettings;
import io.farmhand.sim.environment.ResetOptions;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every environment has to keep to; its test extends this. */
@Timeout(120)
public abstract class EnvironmentContract {
  private static final int TO_THE_END = 30;
  private static final EnvironmentSettings SETTINGS =
      EnvironmentSettings.paper().withView(ObservationView.full(true));

  /** A fresh environment. */
  protected abstract Environment open(Scenario scenario, EnvironmentSettings settings);

  /** By how many seconds of the scenario a busy machine may make it late. */
  protected abstract double lateSeconds();

  private Environment open(int maxSteps) {
    return open(SmallScenario.of(maxSteps), SETTINGS);
  }

  /** Every step of an episode with the same action again and again. */
  private static List<Environment.Step> play(Environment environment, int action) {
    List<Environment.Step> steps = new ArrayList<>();
    do {
      steps.add(environment.step(action));
    } while (!steps.getLast().ended());
    return steps;
  }

  private static EpisodeFigures figures(List<Environment.Step> steps) {
    return Objects.requireNonNull(steps.getLast().figures());
  }

  @Test
  void hasTheViewAndTheActionsOfItsSettings() {
    EnvironmentSettings settings =
        SETTINGS.withView(ObservationView.paper(false)).withActions(new ActionSet.Steps(3));
    try (Environment environment = open(SmallScenario.of(2), settings)) {
      assertThat(environment.view().name()).isEqualTo("paper-no-clock");
      assertThat(environment.actions().size()).isEqualTo(7);
      assertThat(environment.reset(1).observation()).hasSize(7);
    }
  }

  @Test
  void nothingCanBeDoneBeforeAReset() {
    try (Environment environment = open(2)) {
      assertThatThrownBy(() -> environment.step(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void nothingCanBeDoneAfterTheEndUntilTheNextReset() {
    try (Environment environment = open(1)) {
      environment.reset(1);
      assertThat(environment.step(1).ended()).isTrue();
      assertThatThrownBy(() -> environment.step(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("reset");
      environment.reset();
      assertThat(environment.step(1).ended()).isTrue();
    }
  }

  @Test
  void anActionThatDoesNotExistIsRefusedAndChangesNothing() {
    try (Environment environment = open(2)) {
      environment.reset(1);
      for (int wrong : new int[] {-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        assertThatThrownBy(() -> environment.step(wrong))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("action = " + wrong);
      }
      Environment.Step step = environment.step(1);
      assertThat(step.ended()).isFalse();
      assertThat(step.seen().workers().target()).isEqualTo(SmallScenario.INITIAL);
    }
  }

  @Test
  void terminatesWhenAllIsDone() {
    try (Environment environment = open(TO_THE_END)) {
      environment.reset(3);
      List<Environment.Step> steps = play(environment, 1);
      Environment.Step last = steps.getLast();
      assertThat(last.terminated()).isTrue();
      assertThat(last.truncated()).isFalse();
      assertThat(steps.size()).isLessThan(TO_THE_END);
      assertThat(last.seen().totals().collected()).isEqualTo(figures(steps).tasks());
    }
  }

  @Test
  void isTruncatedWhenItsStepsAreOverAndFinishesWhatIsLeft() {
    try (Environment environment = open(3)) {
      environment.reset(3);
      List<Environment.Step> steps = play(environment, 1);
      Environment.Step last = steps.getLast();
      assertThat(last.terminated()).isFalse();
      assertThat(last.truncated()).isTrue();
      assertThat(steps).hasSize(3);
      EpisodeFigures figures = figures(steps);
      assertThat(last.seen().totals().collected()).isLessThan(figures.tasks());
      assertThat(figures.unfinished()).isZero();
      assertThat(figures.onTime()).isPositive();
      assertThat(figures.steps()).isEqualTo(3);
      assertThat(figures.meanTarget()).isEqualTo(SmallScenario.INITIAL);
      assertThat(figures.meanWorkers()).isBetween(4.99, 5.01);
    }
  }

  @Test
  void anEpisodeHasFiguresOnlyAtItsEnd() {
    try (Environment environment = open(TO_THE_END)) {
      environment.reset(4);
      List<Environment.Step> steps = play(environment, 2);
      for (Environment.Step step : steps.subList(0, steps.size() - 1)) {
        assertThat(step.figures()).isNull();
        assertThat(step.terminated() || step.truncated()).isFalse();
        assertThat(step.reward()).isFinite();
      }
      assertThat(steps.getLast().terminated() && steps.getLast().truncated()).isFalse();
      EpisodeFigures figures = figures(steps);
      assertThat(figures.steps()).isEqualTo(steps.size());
      assertThat(figures.actions()).isEqualTo(2);
      assertThat(figures.maxTarget()).isEqualTo(SmallScenario.LIMITS.max());
      assertThat(figures.qos()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void observationsStayWithinTheBoundsOfTheView() {
    try (Environment environment = open(TO_THE_END)) {
      inBounds(environment, environment.reset(5).observation());
      for (Environment.Step step : play(environment, 0)) {
        inBounds(environment, step.observation());
      }
    }
  }

  private static void inBounds(Environment environment, float[] observation) {
    List<ObservationView.Part> parts = environment.view().parts();
    assertThat(observation).hasSize(parts.size());
    for (int i = 0; i < observation.length; i++) {
      ObservationView.Part part = parts.get(i);
      assertThat(observation[i]).as(part.name()).isBetween((float) part.low(), (float) part.high());
    }
  }

  @Test
  void observationsAreArraysOfTheirOwn() {
    try (Environment environment = open(3)) {
      Environment.Start start = environment.reset(6);
      float[] first = start.observation();
      float[] copy = first.clone();
      environment.step(1);
      assertThat(first).isEqualTo(copy);
      first[0] = -1;
      assertThat(start.observation()).isEqualTo(copy);
    }
  }

  @Test
  void timeAndTotalsCountFromTheBeginOfTheLoad() {
    try (Environment environment = open(2)) {
      Environment.Start start = environment.reset(7);
      double late = lateSeconds();
      assertThat(start.seen().timeSeconds()).isBetween(1.0, 1.5 + late);
      assertThat(start.seen().totals().workerSeconds())
          .isBetween(0.95 * SmallScenario.INITIAL, (1.5 + late) * SmallScenario.INITIAL);
      assertThat(start.seen().workers().ready()).isEqualTo(SmallScenario.INITIAL);
      assertThat(start.seen().workers().startupSeconds()).isBetween(0.5, 1.5 + late);
      assertThat(environment.step(1).seen().timeSeconds()).isBetween(3.0, 3.5 + late);
    }
  }

  @Test
  void aStepWaitsForTheWorkersThatItAskedForWherePlatformsBlock() {
    try (Environment environment = open(3)) {
      environment.reset(8);
      Environment.Step up = environment.step(2);
      assertThat(up.seen().workers().starting()).isZero();
      assertThat(up.seen().workers().ready()).isEqualTo(SmallScenario.INITIAL + 1);
    }
  }

  @Test
  void limitsHoldForEveryAction() {
    for (int action : new int[] {0, 2}) {
      try (Environment environment = open(6)) {
        environment.reset(9);
        for (Environment.Step step : play(environment, action)) {
          assertThat(step.seen().workers().target())
              .isBetween(SmallScenario.LIMITS.min(), SmallScenario.LIMITS.max());
        }
      }
    }
  }

  @Test
  void aSeedGivesTheSameTasksAndAnotherSeedOthers() {
    try (Environment environment = open(2)) {
      int first = tasks(environment, environment.reset(10));
      int other = tasks(environment, environment.reset());
      int third = tasks(environment, environment.reset());
      assertThat(tasks(environment, environment.reset(10))).isEqualTo(first);
      assertThat(tasks(environment, environment.reset())).isEqualTo(other);
      assertThat(tasks(environment, environment.reset(11))).isNotEqualTo(first);
      assertThat(List.of(first, other, third)).doesNotHaveDuplicates();
    }
  }

  private static int tasks(Environment environment, Environment.Start start) {
    assertThat(start.seen().workers().target()).isEqualTo(SmallScenario.INITIAL);
    return figures(play(environment, 1)).tasks();
  }

  @Test
  void aResetInTheMiddleBeginsAnew() {
    try (Environment environment = open(2)) {
      environment.reset(13);
      environment.step(2);
      Environment.Start start = environment.reset(13);
      assertThat(start.seen().workers().target()).isEqualTo(SmallScenario.INITIAL);
      assertThat(play(environment, 1)).hasSize(2);
    }
  }

  @Test
  void optionsSayWithHowManyWorkersAndWhichTasksAnEpisodeBegins() {
    Trace few =
        TraceGenerator.of(SmallScenario.shorter().workload()).generate(RandomStreams.of(77));
    try (Environment environment = open(TO_THE_END)) {
      ResetOptions options = ResetOptions.NONE.withWorkers(6).withTrace(few);
      Environment.Start start = environment.reset(15, options);
      assertThat(start.seen().workers().ready()).isEqualTo(6);
      assertThat(start.seen().workers().target()).isEqualTo(6);
      EpisodeFigures figures = figures(play(environment, 1));
      assertThat(figures.tasks()).isEqualTo(few.size());
      assertThat(figures.maxTarget()).isEqualTo(6);
      assertThat(environment.reset().seen().workers().target()).isEqualTo(SmallScenario.INITIAL);
    }
  }

  @Test
  void optionsOutsideOfTheLimitsAreRefusedAndChangeNothing() {
    try (Environment environment = open(2)) {
      environment.reset(16);
      assertThatThrownBy(() -> environment.reset(ResetOptions.NONE.withWorkers(8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("workers = 8, must be in 2 .. 7");
      assertThat(environment.step(1).ended()).isFalse();
    }
  }

  @Test
  void closingEndsTheEpisodeAndMayBeRepeated() {
    Environment environment = open(3);
    environment.reset(14);
    environment.close();
    environment.close();
    assertThatThrownBy(() -> environment.step(1)).isInstanceOf(IllegalStateException.class);
  }
}

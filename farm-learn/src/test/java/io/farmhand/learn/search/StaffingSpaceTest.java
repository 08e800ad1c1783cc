package io.farmhand.learn.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.LearnedStaffing;
import io.farmhand.control.Schedule;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaffingSpaceTest {
  private static final Duration PERIOD = Duration.ofSeconds(8);
  private static final Scenario PAPER = Scenarios.load("paper-as-run");

  @Test
  void searchesAllWeightsWhereThereIsNoSchedule() {
    StaffingSpace space = new StaffingSpace(PERIOD);
    assertThat(space.names()).isEqualTo(LearnedStaffing.names());
    LearnedStaffing rule = space.controller(space.start());
    assertThat(rule.weights()[0]).as("the constant is searched in tens").isEqualTo(5);
    assertThat(rule.schedule()).isEmpty();
    assertThat(rule.initialWorkers()).isEmpty();
  }

  @Test
  void searchesAScheduleAndItsCorrection() {
    Duration length = Duration.ofSeconds(232);
    StaffingSpace space = StaffingSpace.scheduled(PERIOD, length, 3, 12).withInitialWorkers(14);
    assertThat(space.names())
        .containsExactly(
            "load",
            "recent",
            "viable",
            "tardy",
            "late",
            "margin_up",
            "margin_down",
            "initial",
            "schedule_0",
            "schedule_1",
            "schedule_2");
    LearnedStaffing rule = space.controller(space.start());
    assertThat(rule.initialWorkers()).hasValue(14);
    assertThat(rule.schedule()).hasValue(new Schedule(length, List.of(12.0, 12.0, 12.0)));
    assertThat(rule.weights()[LearnedStaffing.names().indexOf("viable")]).isEqualTo(0.5);
    assertThat(rule.weights()[LearnedStaffing.names().indexOf("root")]).isZero();
  }

  @Test
  void playsRulesFromTheWorkersThatTheyBeginWith() throws InterruptedException {
    SearchBudget budget = new SearchBudget(2, 4, 4, 1, 8);
    SearchGoal goal = new SearchGoal(0.99, 0);
    StaffingSpace few = idle().withInitialWorkers(6);
    StaffingSpace many = idle().withInitialWorkers(20);
    assertThat(validated(few, budget, goal).workers())
        .isLessThan(validated(many, budget, goal).workers() - 5);
  }

  /** Margins so wide that the pool stays as it begins. */
  private static StaffingSpace idle() {
    return StaffingSpace.scheduled(PERIOD, Duration.ofSeconds(232), 2, 12);
  }

  private static Score validated(StaffingSpace space, SearchBudget budget, SearchGoal goal)
      throws InterruptedException {
    SearchSpace still =
        new SearchSpace() {
          @Override
          public String name() {
            return "still";
          }

          @Override
          public List<String> names() {
            return space.names();
          }

          @Override
          public double[] start() {
            double[] numbers = space.start();
            numbers[space.names().indexOf("margin_up")] = 100;
            numbers[space.names().indexOf("margin_down")] = 100;
            return numbers;
          }

          @Override
          public double sigma() {
            return 0.001;
          }

          @Override
          public LearnedStaffing controller(double[] numbers) {
            return space.controller(numbers);
          }
        };
    return new PolicySearch(PAPER, still, goal, budget, 1).run(1, progress -> true).validation();
  }

  @Test
  void guardsARuleByWhatItMetInTraining() {
    StaffingSpace space = new StaffingSpace(PERIOD);
    LearnedStaffing rule = space.controller(space.start());
    LearnedStaffing guarded = TrainedRange.guard(rule, List.of(PAPER), 1, 4);
    assertThat(rule.greatest()).isEmpty();
    double load = guarded.greatest()[LearnedStaffing.guarded().indexOf("load")];
    assertThat(load).as("7.5/s of 1.5 s, and chance").isBetween(10.0, 20.0);
    assertThat(Arrays.stream(guarded.weights()).toArray()).isEqualTo(rule.weights());
  }
}

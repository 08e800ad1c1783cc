package io.farmhand.learn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.LearnedStaffing;
import io.farmhand.control.PhasesInAnyOrder;
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
    assertThat(rule.foresight()).isEmpty();
    assertThat(rule.initialWorkers()).isEmpty();
  }

  @Test
  void searchesAScheduleAndItsCorrection() {
    Duration length = Duration.ofSeconds(232);
    StaffingSpace space = StaffingSpace.scheduled(PAPER, length, 3).withInitialWorkers(14);
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
            "schedule_2",
            "rate");
    LearnedStaffing rule = space.controller(space.start());
    assertThat(rule.initialWorkers()).hasValue(14);
    assertThat(rule.foresight().orElseThrow())
        .isInstanceOfSatisfying(
            Schedule.class,
            known -> {
              assertThat(known.workers()).containsExactly(12.0, 12.0, 12.0);
              Schedule.Counts counts = known.counts().orElseThrow();
              assertThat(counts.perRate()).isZero();
              assertThat(counts.ends()).containsExactly(48.0, 108.0, 168.0, 228.0);
              assertThat(counts.arrivals()).as("each 4 s").hasSize(59);
              assertThat(counts.arrivals().get(0)).as("12 s").isCloseTo(18, within(1e-6));
              assertThat(counts.arrivals().get(12)).as("60 s").isCloseTo(90, within(1e-6));
              assertThat(counts.arrivals().get(13)).as("64 s").isCloseTo(120, within(1e-6));
              assertThat(counts.arrivals().getLast()).as("all").isCloseTo(1140, within(10.0));
            });
    assertThat(rule.weights()[LearnedStaffing.names().indexOf("viable")]).isEqualTo(0.5);
    assertThat(rule.weights()[LearnedStaffing.names().indexOf("root")]).isZero();
  }

  @Test
  void searchesTheWorkersOfPhasesInAnyOrder() {
    StaffingSpace space = StaffingSpace.phased(Scenarios.load("paper-shuffled"));
    assertThat(space.names())
        .contains("swing", "now_0_0", "now_3_2", "before_3_1")
        .endsWith("after")
        .hasSize(11 + 4 * (3 + 2) + 1);
    double[] numbers = space.start();
    numbers[space.names().indexOf("before_1_0")] = 0.2;
    assertThat(space.controller(numbers).foresight().orElseThrow())
        .isInstanceOfSatisfying(
            PhasesInAnyOrder.class,
            known -> {
              assertThat(known.phases()).hasSize(4);
              assertThat(known.length()).isEqualTo(Duration.ofSeconds(60));
              PhasesInAnyOrder.Phase high = known.phases().get(1);
              assertThat(high.arrivalsPerSecond()).hasSize(30).allMatch(rate -> rate == 7.5);
              assertThat(high.now()).containsExactly(12.0, 12.0, 12.0);
              assertThat(high.before()).containsExactly(2.0, 0.0);
              assertThat(known.after()).isEqualTo(12);
            });
  }

  @Test
  void refusesPhasesThatVary() {
    assertThatThrownBy(() -> StaffingSpace.phased(Scenarios.load("paper-random")))
        .hasMessage(
            "workload = phases that vary, must be at least two fixed phases of the same length");
  }

  @Test
  void playsRulesFromTheWorkersThatTheyBeginWith() throws InterruptedException {
    SearchBudget budget = new SearchBudget(2, 4, 4, 1, 8, 8);
    SearchGoal goal = new SearchGoal(0.99, 0);
    StaffingSpace few = idle().withInitialWorkers(6);
    StaffingSpace many = idle().withInitialWorkers(20);
    assertThat(validated(few, budget, goal).workers())
        .isLessThan(validated(many, budget, goal).workers() - 5);
  }

  /** Margins so wide that the pool stays as it begins. */
  private static StaffingSpace idle() {
    return StaffingSpace.scheduled(PAPER, Duration.ofSeconds(232), 2);
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
    return new PolicySearch(PAPER, still, goal, budget, new SearchSeed(1, 1))
        .run(1, progress -> true)
        .validation();
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

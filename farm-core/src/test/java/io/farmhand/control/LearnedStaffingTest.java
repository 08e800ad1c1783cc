package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.control.contract.ControllerContract;
import io.farmhand.control.contract.SampleObservation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnedStaffingTest extends ControllerContract {
  private static final Duration PERIOD = Duration.ofSeconds(8);
  private static final double[] EVERYWHERE = {};

  @Override
  protected ControllerFactory factory() {
    return LearnedStaffing.of(
        "staffing", PERIOD, LearnedStaffing.squareRoot(1), new double[] {30, 30, 30, 10});
  }

  @Test
  void withTheWeightsOfSquareRootStaffingItDecidesLikeIt() {
    for (int waiting : new int[] {0, 1, 5, 16, 40}) {
      for (int arrivals : new int[] {8, 24, 48, 80}) {
        var seen =
            SampleObservation.idle()
                .arrivals(arrivals)
                .served(40, 1.5, 0.25)
                .queues(waiting, 0, 0, 0);
        assertThat(decide(LearnedStaffing.squareRoot(2), EVERYWHERE, seen).target())
            .as("%d waiting, %d arrivals", waiting, arrivals)
            .isEqualTo(run(Controllers.squareRoot(2)).decide(seen.build()).target());
      }
    }
  }

  @Test
  void movesOnlyPastItsMargins() {
    double[] weights = constant(10, 1.5, 2.5, 0);
    assertThat(target(weights, 9)).as("one below, margin 1.5").isEqualTo(9);
    assertThat(target(weights, 8)).as("two below").isEqualTo(10);
    assertThat(target(weights, 12)).as("two above, margin 2.5").isEqualTo(12);
    assertThat(target(weights, 13)).as("three above").isEqualTo(10);
    assertThat(target(constant(9.2, 0, 0, 0), 5)).as("rounded up").isEqualTo(10);
    assertThat(target(constant(9.2, 0, 0, 0), 10)).as("not worth a worker").isEqualTo(10);
  }

  @Test
  void addsItsScheduleByTheTimeSinceItsFirstDecision() {
    var schedule = new Schedule(Duration.ofSeconds(40), List.of(2.0, 10.0, 4.0));
    Controller rule = run(staffing(constant(3, 0, 0, 0)).with(schedule));
    var seen = SampleObservation.idle().arrivals(24).served(40, 1.5, 0.25);
    int[] targets =
        IntStream.of(12, 22, 32, 52, 60)
            .map(time -> rule.decide(seen.at(time).build()).target())
            .toArray();
    assertThat(targets).as("3 and 2, 6, 10, 4, 4").containsExactly(5, 9, 13, 7, 7);
    assertThat(rule.decide(seen.at(12).build()).reason().toString())
        .isEqualTo(
            "learned-schedule: 5 wanted: 2 by the schedule, the rest for a load of 4.50 and 0"
                + " waiting, of which 0 are tardy");
  }

  @Test
  void takesWhatCameEarlyFromWhatIsToCome() {
    var schedule =
        new Schedule(
            Duration.ofSeconds(40),
            List.of(8.0, 8.0),
            Optional.of(new Schedule.Counts(List.of(10.0, 90.0), List.of(10.0, 44.0), 5)));
    Controller rule = run(staffing(constant(3, 0, 0, 0)).with(schedule));
    var seen = SampleObservation.idle().arrivals(24).served(40, 1.5, 0.25);
    assertThat(rule.decide(seen.totals(10, 5, 8).at(12).build()).target()).isEqualTo(11);
    assertThat(rule.decide(seen.totals(62, 40, 60).at(32).build()).target())
        .as("12 more than the 50 of half the way, with 24 s left")
        .isEqualTo(9);
    assertThat(rule.decide(seen.totals(62, 40, 60).at(48).build()).target())
        .as("20 fewer than 82, with 8 s left that count as 16")
        .isEqualTo(18);
    assertThat(rule.decide(seen.totals(62, 40, 60).at(57).build()).target())
        .as("after the last end")
        .isEqualTo(11);
  }

  @Test
  void fallsBackToStaffingAfterTheEndOfItsSchedule() {
    var schedule = new Schedule(Duration.ofSeconds(40), List.of(20.0, 20.0));
    Controller rule = run(staffing(constant(0, 0, 0, 0)).with(schedule));
    var seen = SampleObservation.idle().arrivals(48).served(40, 1.5, 0.25);
    assertThat(rule.decide(seen.at(12).build()).target()).isEqualTo(20);
    Decision late = rule.decide(seen.at(63).build());
    assertThat(late.reason().code()).isEqualTo("schedule-over");
    assertThat(late.target()).as("9 and its root").isEqualTo(12);
  }

  @Test
  void addsTheWorkersOfThePhaseThatItTakesItFor() {
    var phases =
        new PhasesInAnyOrder(
            Duration.ofSeconds(40),
            List.of(
                new PhasesInAnyOrder.Phase(List.of(1.0), List.of(3.0, 3.0), List.of(0.0, 0.0)),
                new PhasesInAnyOrder.Phase(List.of(8.0), List.of(9.0, 9.0), List.of(0.0, 0.0))),
            2);
    Controller rule = run(staffing(constant(1, 0, 0, 0)).with(phases));
    var seen = SampleObservation.idle().arrivals(24).served(40, 1.5, 0.25);
    int[] accepted = {96, 192, 360, 366, 390, 396};
    int[] targets =
        IntStream.range(0, accepted.length)
            .map(
                i -> rule.decide(seen.totals(accepted[i], 40, 60).at(12 + 16 * i).build()).target())
            .toArray();
    assertThat(targets)
        .as("8 a second are the second phase, after which only the first is left")
        .containsExactly(10, 10, 4, 4, 4, 3);
  }

  @Test
  void saysWithHowManyWorkersItsRunsBegin() {
    LearnedStaffing rule = staffing(constant(3, 0, 0, 0));
    assertThat(rule.initialWorkers()).isEmpty();
    assertThat(rule.withInitialWorkers(14).initialWorkers()).hasValue(14);
    assertThatThrownBy(() -> rule.withInitialWorkers(0))
        .hasMessage("initialWorkers = 0, must be at least 1");
  }

  @Test
  void neverWantsLessThanItsFloor() {
    assertThat(target(constant(-5, 0, 0, 4), 9)).isEqualTo(4);
  }

  @Test
  void fallsBackToStaffingBeyondItsTraining() {
    var calm = SampleObservation.idle().arrivals(24).served(40, 1.5, 0.25);
    var flood = SampleObservation.idle().arrivals(480).served(40, 1.5, 0.25);
    double[] weights = constant(6, 0, 0, 0);
    double[] greatest = {10, 10, 10, 10};
    assertThat(decide(weights, greatest, calm).reason().code()).isEqualTo("learned-staffing");
    Decision decision = decide(weights, greatest, flood);
    assertThat(decision.reason().code()).isEqualTo("beyond-training");
    assertThat(decision.target()).as("90 + the root of 90, rounded up").isEqualTo(100);
    assertThat(decide(weights, EVERYWHERE, flood).target()).isEqualTo(6);
  }

  @Test
  void keepsTheRangeOfItsTraining() {
    LearnedStaffing.Range range = LearnedStaffing.range(PERIOD);
    range.add(SampleObservation.idle().arrivals(48).served(40, 1.5, 0.25).build());
    range.add(SampleObservation.idle().arrivals(24).served(40, 1.5, 0.25).build());
    assertThat(LearnedStaffing.guarded().getFirst()).isEqualTo("load");
    assertThat(range.greatest()[0]).as("6/s of 1.5 s").isEqualTo(9);
  }

  @Test
  void refusesWeightsThatAreNotNumbers() {
    double[] weights = LearnedStaffing.squareRoot(1);
    weights[3] = Double.NaN;
    assertThatThrownBy(() -> LearnedStaffing.of("staffing", PERIOD, weights, EVERYWHERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight = NaN, must be finite");
    assertThatThrownBy(() -> LearnedStaffing.of("staffing", PERIOD, new double[2], EVERYWHERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weights = 2, must be 18 numbers");
  }

  private static double[] constant(double wanted, double up, double down, double floor) {
    double[] weights = new double[LearnedStaffing.names().size()];
    weights[0] = wanted;
    weights[LearnedStaffing.names().indexOf("margin_up")] = up;
    weights[LearnedStaffing.names().indexOf("margin_down")] = down;
    weights[LearnedStaffing.names().indexOf("floor")] = floor;
    return weights;
  }

  private static LearnedStaffing staffing(double[] weights) {
    return LearnedStaffing.of("staffing", PERIOD, weights, EVERYWHERE);
  }

  private int target(double[] weights, int current) {
    var seen = SampleObservation.idle().workers(current, 0).arrivals(24).served(40, 1.5, 0.25);
    return decide(weights, EVERYWHERE, seen).target();
  }

  private Decision decide(double[] weights, double[] greatest, SampleObservation seen) {
    return run(LearnedStaffing.of("staffing", PERIOD, weights, greatest)).decide(seen.build());
  }

  private static Controller run(ControllerFactory factory) {
    return factory.create(Limits.between(0, 1_000), PERIOD);
  }
}

package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.contract.ControllerContract;
import io.farmhand.control.contract.SampleObservation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest extends ControllerContract {
  private static final Duration PERIOD = Duration.ofSeconds(8);

  @Override
  protected ControllerFactory factory() {
    return new Timetable(List.of(12.0, 9.0, 15.0), 0.5, 0.1, 1, 0.5);
  }

  @Test
  void followsItsTableFromTheFirstDecisionOnAndKeepsTheLastTarget() {
    Controller controller = run(new Timetable(List.of(12.0, 9.0, 15.0), 0, 0, 0, 0.5));
    assertThat(targetAt(controller, 40)).isEqualTo(12);
    assertThat(targetAt(controller, 48)).isEqualTo(9);
    assertThat(targetAt(controller, 56)).isEqualTo(15);
    assertThat(targetAt(controller, 64)).isEqualTo(15);
  }

  @Test
  void aLateStepIsNoOtherStep() {
    Controller controller = run(new Timetable(List.of(12.0, 9.0, 15.0), 0, 0, 0, 0.5));
    assertThat(targetAt(controller, 12)).isEqualTo(12);
    assertThat(targetAt(controller, 20.9)).isEqualTo(9);
  }

  @Test
  void addsForTheBacklogAndTheMisses() {
    var seen = SampleObservation.idle().workers(12, 0).served(40, 1.5, 0.25);
    assertThat(target(1, 0, seen.queues(16, 0, 0, 0)))
        .as("16 tasks of 1.5 s are 3 workers for 8 s")
        .isEqualTo(12 + 3);
    var late = SampleObservation.idle().workers(12, 0).served(40, 1.5, 0.25).qos(0.7);
    assertThat(target(0, 1, late)).as("three tenths were late").isEqualTo(12 + 3);
  }

  @Test
  void staysWithinItsMargin() {
    Controller controller = run(new Timetable(List.of(12.0), 0, 0, 0, 2.5));
    assertThat(decide(controller, 10)).isEqualTo(10);
    assertThat(decide(controller, 9)).isEqualTo(10);
    assertThat(decide(controller, 15)).isEqualTo(14);
  }

  private static int decide(Controller controller, int current) {
    return controller.decide(SampleObservation.idle().workers(current, 0).build()).target();
  }

  private static int targetAt(Controller controller, double seconds) {
    return controller.decide(SampleObservation.idle().at(seconds).workers(5, 0).build()).target();
  }

  private static int target(double queue, double late, SampleObservation seen) {
    return run(new Timetable(List.of(12.0), queue, 0, late, 0.5)).decide(seen.build()).target();
  }

  private static Controller run(ControllerFactory factory) {
    return factory.create(Limits.between(1, 32), PERIOD);
  }
}

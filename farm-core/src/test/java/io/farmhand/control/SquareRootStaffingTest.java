package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.contract.ControllerContract;
import io.farmhand.control.contract.SampleObservation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SquareRootStaffingTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.parse("square-root:beta=1,smoothing=20s,service=1500ms");
  }

  @ParameterizedTest
  @CsvSource({
    "1,   48, 1.5,  0, 12",
    "1,   48, 1.5,  1, 13",
    "1,   48, 1.5, 16, 15",
    "0,   48, 1.5,  0,  9",
    "2,   48, 1.5,  0, 15",
    "1,    0, 1.5,  0,  0",
    "0.5, 32, 1.0,  8,  6",
  })
  void staffsForLoadMarginAndBacklog(
      double beta, long arrivals, double serviceSeconds, int waiting, int target) {
    Decision decision =
        run(Controllers.squareRoot(beta))
            .decide(
                SampleObservation.idle()
                    .arrivals(arrivals)
                    .served(40, serviceSeconds, 0.25)
                    .queues(waiting, 0, 0, 0)
                    .build());
    assertThat(decision.target()).isEqualTo(target);
    assertThat(decision.reason().code()).isEqualTo("square-root");
  }

  @Test
  void takesTheServiceTimeAndNotTheSojournTime() {
    SampleObservation calm = SampleObservation.idle().arrivals(48).served(40, 1.5, 0.25);
    int target = run(Controllers.squareRoot(1)).decide(calm.build()).target();
    assertThat(run(Controllers.squareRoot(1)).decide(calm.sojourn(60, 90).build()).target())
        .isEqualTo(target);
  }

  @Test
  void keepsTheTargetBeforeAnyTaskWasServed() {
    Decision decision =
        run(Controllers.squareRoot(1))
            .decide(SampleObservation.idle().workers(7, 0).arrivals(48).build());
    assertThat(decision.target()).isEqualTo(7);
    assertThat(decision.reason().code()).isEqualTo("no-data");
  }

  @Test
  void usesThePriorBeforeAnyTaskWasServed() {
    Decision decision =
        run(Controllers.parse("square-root:beta=1,service=1500ms"))
            .decide(SampleObservation.idle().workers(7, 0).arrivals(48).build());
    assertThat(decision.target()).isEqualTo(12);
  }

  @Test
  void takesTheMeanOfTheWholeRunWhenTheWindowIsEmpty() {
    Decision decision =
        run(Controllers.squareRoot(1))
            .decide(SampleObservation.idle().arrivals(48).totals(110, 100, 150).build());
    assertThat(decision.target()).isEqualTo(12);
  }

  @Test
  void smoothingHoldsAJumpOfArrivalsBack() {
    Controller smooth = run(Controllers.parse("square-root:beta=0,smoothing=8s"));
    SampleObservation steady = SampleObservation.idle().served(40, 1, 0.25);
    assertThat(smooth.decide(steady.at(8).arrivals(80).build()).target()).isEqualTo(10);
    assertThat(smooth.decide(steady.at(16).arrivals(160).build()).target()).isEqualTo(17);
    assertThat(smooth.decide(steady.at(24).arrivals(160).build()).target()).isEqualTo(19);
  }

  private static Controller run(ControllerFactory factory) {
    return factory.create(Limits.between(1, 32), Duration.ofSeconds(8));
  }
}

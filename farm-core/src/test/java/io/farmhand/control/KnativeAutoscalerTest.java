package io.farmhand.control;

import io.farmhand.control.contract.ControllerContract;
import org.junit.jupiter.api.Test;

class KnativeAutoscalerTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.parse(
        "knative:target=0.8,stable=30s,panic=5s,threshold=1.5,up=10,down=3,grace=5s");
  }

  @Test
  void beginsInAPanicSoThatNoWorkerGoesForWantOfAPast() {
    WrittenRun.of("knative:target=1")
        .decides(
            """
             2 | 0 | 3 | 10 | 0 | 0 | 0 | 10 | panic
            60 | 0 | 3 | 10 | 0 | 0 | 0 | 10 | panic
             2 | 0 | 3 | 10 | 0 | 0 | 0 |  5 | stable
             2 | 0 | 3 |  5 | 0 | 0 | 0 |  3 | stable
            """);
  }

  @Test
  void averagesOverAMinute() {
    WrittenRun.of("knative:target=1")
        .decides(
            """
            60 | 0 |  1 |  1 | 0 | 0 | 0 |  1 | stable
            15 | 0 |  1 |  5 | 0 | 0 | 0 |  2 | stable
            30 | 0 |  4 |  5 | 0 | 0 | 0 |  3 | stable
            30 | 0 |  4 |  5 | 0 | 0 | 0 |  4 | stable
            """);
  }

  @Test
  void panicsAtTwiceTheTargetAndDoesNotFallInAPanic() {
    WrittenRun.of("knative:target=1")
        .decides(
            """
            60 |  0 | 1 |  1 | 0 | 0 | 0 |  1 | stable
             6 | 11 | 1 |  1 | 0 | 0 | 0 | 12 | panic
             6 |  0 | 1 | 12 | 0 | 0 | 0 | 12 | panic
            54 |  0 | 1 | 12 | 0 | 0 | 0 | 12 | panic
             2 |  0 | 1 | 12 | 0 | 0 | 0 |  6 | stable
             2 |  0 | 1 |  6 | 0 | 0 | 0 |  3 | stable
             2 |  0 | 1 |  3 | 0 | 0 | 0 |  1 | stable
            """);
  }

  @Test
  void aPanicGoesOnWhileTheSurgeDoes() {
    WrittenRun.of("knative:target=1")
        .decides(
            """
            60 |  0 | 1 |  1 | 0 | 0 | 0 |  1 | stable
             6 | 11 | 1 |  1 | 0 | 0 | 0 | 12 | panic
            50 | 40 | 0 | 12 | 0 | 0 | 0 | 40 | panic
            50 |  0 | 5 | 40 | 0 | 0 | 0 | 40 | panic
            12 |  0 | 5 | 40 | 0 | 0 | 0 | 20 | stable
            """);
  }

  @Test
  void staysWithinItsRates() {
    WrittenRun.of("knative:target=1,up=3,threshold=100")
        .decides(
            """
            60 | 20 | 1 | 1 | 0 | 0 | 0 | 3 | stable
             2 | 20 | 3 | 3 | 0 | 0 | 0 | 9 | stable
            """);
  }

  @Test
  void theLastWorkerStaysForTheGracePeriod() {
    WrittenRun.of("knative")
        .decides(
            """
            60 | 0 | 0 | 1 | 0 | 0 | 0 | 1 | grace
            29 | 0 | 0 | 1 | 0 | 0 | 0 | 1 | grace
             1 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | stable
            """);
  }
}

package io.farmhand.control;

import io.farmhand.control.contract.ControllerContract;
import org.junit.jupiter.api.Test;

class RayServeAutoscalerTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.parse(
        "ray-serve:target=1,look-back=10s,up=5s,down=10s,up-gain=0.5,down-gain=0.5");
  }

  @Test
  void risesWhenThatWasWantedForHalfAMinute() {
    WrittenRun.of("ray-serve")
        .decides(
            """
            30 | 20 | 10 | 10 | 0 | 0 | 0 | 10 | keep
            29 | 20 | 10 | 10 | 0 | 0 | 0 | 10 | keep
             1 | 20 | 10 | 10 | 0 | 0 | 0 | 15 | scale-up
             1 | 25 | 15 | 15 | 0 | 0 | 0 | 15 | keep
            """);
  }

  @Test
  void aDecisionThatWantsNoChangeBeginsTheWaitAnew() {
    WrittenRun.of("ray-serve:look-back=1s")
        .decides(
            """
            10 | 20 | 10 | 10 | 0 | 0 | 0 | 10 | keep
            20 | 10 | 10 | 10 | 0 | 0 | 0 | 10 | keep
            10 | 20 | 10 | 10 | 0 | 0 | 0 | 10 | keep
            29 | 20 | 10 | 10 | 0 | 0 | 0 | 10 | keep
             1 | 20 | 10 | 10 | 0 | 0 | 0 | 15 | scale-up
            """);
  }

  @Test
  void fallsAfterTenMinutes() {
    WrittenRun.of("ray-serve")
        .decides(
            """
             30 | 0 | 4 | 10 | 0 | 0 | 0 | 10 | keep
            599 | 0 | 4 | 10 | 0 | 0 | 0 | 10 | keep
              1 | 0 | 4 | 10 | 0 | 0 | 0 |  2 | scale-down
            """);
  }

  @Test
  void makesAShareOfTheChange() {
    WrittenRun.of("ray-serve:up=0s,down=0s,up-gain=0.5,down-gain=0.1")
        .decides(
            """
            30 | 20 | 10 | 10 | 0 | 0 | 0 | 13 | scale-up
            30 |  6 | 10 | 10 | 0 | 0 | 0 |  9 | scale-down
            """);
  }

  @Test
  void goesToNoneFromOneOnly() {
    WrittenRun.of("ray-serve:up=0s,down=0s")
        .decides(
            """
            30 | 0 | 0 | 10 | 0 | 0 | 0 | 1 | scale-down
            30 | 0 | 0 |  1 | 0 | 0 | 0 | 0 | scale-down
            """);
  }

  @Test
  void doesNotLetTheFirstTasksWait() {
    WrittenRun.of("ray-serve")
        .decides(
            """
            30 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | cold
             1 | 3 | 0 | 0 | 0 | 0 | 0 | 1 | cold
             1 | 3 | 0 | 0 | 1 | 0 | 0 | 1 | cold
            """);
  }
}

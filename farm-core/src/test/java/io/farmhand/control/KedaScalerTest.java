package io.farmhand.control;

import io.farmhand.control.contract.ControllerContract;
import org.junit.jupiter.api.Test;

class KedaScalerTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.parse("keda:per-worker=2,activation=1,cooldown=60s");
  }

  @Test
  void hasAWorkerForEveryFiveTasks() {
    WrittenRun.of("keda")
        .decides(
            """
            15 | 50 | 10 | 10 | 0 | 0 | 0 | 12 | metric
            15 | 42 | 12 | 12 | 0 | 0 | 0 | 12 | keep
            15 | 56 | 12 | 12 | 0 | 0 | 0 | 14 | metric
            """);
  }

  @Test
  void fallsAsTheHorizontalAutoscalerDoes() {
    WrittenRun.of("keda:stabilization=30s")
        .decides(
            """
            15 | 40 | 10 | 10 | 0 | 0 | 0 | 10 | keep
            15 | 13 | 10 | 10 | 0 | 0 | 0 | 10 | stabilized
            15 |  5 | 10 | 10 | 0 | 0 | 0 |  5 | stabilized
            15 |  5 | 10 |  5 | 0 | 0 | 0 |  3 | metric
            """);
  }

  @Test
  void startsTheFirstWorkerForMoreThanTheThreshold() {
    WrittenRun.of("keda:activation=2")
        .decides(
            """
            15 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | inactive
            15 | 3 | 0 | 0 | 0 | 0 | 0 | 1 | activated
            """);
  }

  @Test
  void keepsOneUntilItHasCooledDown() {
    WrittenRun.of("keda")
        .decides(
            """
             15 | 0 | 1 | 1 | 0 | 0 | 0 | 1 | keep
            300 | 0 | 0 | 1 | 0 | 0 | 0 | 1 | keep
              1 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | cooled-down
            """);
  }
}

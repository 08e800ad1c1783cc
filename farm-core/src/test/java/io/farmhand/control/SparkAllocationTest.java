package io.farmhand.control;

import io.farmhand.control.contract.ControllerContract;
import org.junit.jupiter.api.Test;

class SparkAllocationTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.parse("spark:idle=20s,backlog=2s,sustained=3s");
  }

  @Test
  void addsTwiceAsManyEachSecondWhileTasksWait() {
    WrittenRun.of("spark")
        .decides(
            """
            1 | 20 | 2 |  2 | 0 | 22 | 0 |  2 | keep
            1 | 20 | 2 |  2 | 0 |  0 | 0 |  3 | backlog
            1 | 20 | 2 |  2 | 1 |  0 | 0 |  5 | backlog
            1 | 20 | 2 |  2 | 3 |  0 | 0 |  9 | backlog
            1 | 20 | 2 |  2 | 7 |  0 | 0 | 17 | backlog
            1 | 20 | 2 |  9 | 8 |  0 | 0 | 22 | backlog
            1 | 20 | 2 | 17 | 5 |  0 | 0 | 22 | backlog
            """);
  }

  @Test
  void beginsWithOneAgainWhenNoneWaits() {
    WrittenRun.of("spark")
        .decides(
            """
            1 | 9 | 2 | 2 | 0 | 11 | 0 | 2 | keep
            1 | 9 | 2 | 2 | 0 |  0 | 0 | 3 | backlog
            1 | 9 | 2 | 2 | 1 |  0 | 0 | 5 | backlog
            1 | 0 | 5 | 5 | 0 |  0 | 0 | 5 | keep
            1 | 9 | 5 | 5 | 0 |  0 | 0 | 5 | keep
            1 | 9 | 5 | 5 | 0 |  0 | 0 | 6 | backlog
            """);
  }

  @Test
  void cancelsStartsThatAreNotNeededButNoWorkerThatRuns() {
    WrittenRun.of("spark")
        .decides(
            """
            1 | 9 | 2 | 2 | 0 | 11 | 0 | 2 | keep
            1 | 9 | 2 | 2 | 0 |  0 | 0 | 3 | backlog
            1 | 9 | 2 | 2 | 1 |  0 | 0 | 5 | backlog
            1 | 0 | 2 | 3 | 2 |  0 | 0 | 3 | lowered
            1 | 0 | 0 | 3 | 0 |  0 | 0 | 3 | lowered
            """);
  }

  @Test
  void aWorkerGoesWhenItHasBeenIdleForAMinute() {
    WrittenRun.of("spark")
        .decides(
            """
             1 | 0 | 8 | 10 | 0 | 8 | 0 | 10 | lowered
            30 | 0 | 4 | 10 | 0 | 0 | 0 | 10 | lowered
            29 | 0 | 6 | 10 | 0 | 0 | 0 | 10 | keep
             1 | 0 | 6 | 10 | 0 | 0 | 0 |  8 | keep
            29 | 0 | 6 |  8 | 0 | 0 | 0 |  6 | keep
            """);
  }

  @Test
  void keepsTheFirstWorkersUntilThereIsATask() {
    WrittenRun.of("spark")
        .decides(
            """
            1 | 0 | 0 | 10 | 0 | 0 | 0 | 10 | keep
            1 | 0 | 0 | 10 | 0 | 0 | 0 | 10 | keep
            """);
  }
}

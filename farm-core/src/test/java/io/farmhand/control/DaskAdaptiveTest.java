package io.farmhand.control;

import io.farmhand.control.contract.ControllerContract;
import org.junit.jupiter.api.Test;

class DaskAdaptiveTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.parse("dask-adaptive:duration=10s,wait-count=2,service=2s");
  }

  @Test
  void doesAllWorkInFiveSeconds() {
    WrittenRun.of("dask-adaptive")
        .served(2, 0.25)
        .decides(
            """
            1 | 20 | 10 | 10 | 0 | 0 | 0 | 12 | work
            1 | 28 | 12 | 12 | 0 | 0 | 0 | 16 | work
            """);
  }

  @Test
  void aFewLongTasksNeedNoMoreWorkersThanTheyAre() {
    WrittenRun.of("dask-adaptive").served(60, 0.25).decides("1 | 2 | 1 | 1 | 0 | 0 | 0 | 3 | work");
  }

  @Test
  void takesHalfASecondForATaskItDoesNotKnow() {
    WrittenRun.of("dask-adaptive").decides("1 | 95 | 5 | 5 | 0 | 0 | 0 | 10 | work");
  }

  @Test
  void idleWorkersGoAtTheThirdSuggestionInARow() {
    WrittenRun.of("dask-adaptive")
        .served(2, 0.25)
        .decides(
            """
            1 | 0 | 4 | 10 | 0 | 0 | 0 | 10 | held
            1 | 0 | 6 | 10 | 0 | 0 | 0 | 10 | held
            1 | 0 | 4 | 10 | 0 | 0 | 0 |  6 | held
            1 | 0 | 4 |  6 | 0 | 0 | 0 |  6 | held
            1 | 0 | 4 |  6 | 0 | 0 | 0 |  4 | idle
            """);
  }

  @Test
  void aRiseBetweenBeginsTheCountAnew() {
    WrittenRun.of("dask-adaptive")
        .served(2, 0.25)
        .decides(
            """
            1 |  0 |  4 | 10 | 0 | 0 | 0 | 10 | held
            1 |  0 |  4 | 10 | 0 | 0 | 0 | 10 | held
            1 | 20 | 10 | 10 | 0 | 0 | 0 | 12 | work
            1 |  0 |  4 | 12 | 0 | 0 | 0 | 12 | held
            1 |  0 |  4 | 12 | 0 | 0 | 0 | 12 | held
            1 |  0 |  4 | 12 | 0 | 0 | 0 |  4 | idle
            """);
  }

  @Test
  void startsAWorkerForTheFirstTask() {
    WrittenRun.of("dask-adaptive").decides("1 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | work");
  }
}

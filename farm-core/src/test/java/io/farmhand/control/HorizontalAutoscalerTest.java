package io.farmhand.control;

import io.farmhand.control.contract.ControllerContract;
import org.junit.jupiter.api.Test;

class HorizontalAutoscalerTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.parse(
        "hpa:target=0.7,metric=load,tolerance=0.2,window=30s,stabilization=60s");
  }

  @Test
  void bringsTheUtilizationToItsTarget() {
    WrittenRun.of("hpa")
        .decides(
            """
            15 | 0 | 10 | 10 | 0 | 0 | 0 | 13 | metric
            15 | 3 | 12 | 12 | 0 | 0 | 0 | 15 | metric
            """);
  }

  @Test
  void keepsTheTargetWithinTheTolerance() {
    WrittenRun.of("hpa")
        .decides(
            """
            15 | 0 |  8 | 10 | 0 | 0 | 0 | 10 | keep
            15 | 0 |  9 | 11 | 0 | 0 | 0 | 11 | keep
            15 | 0 | 11 | 15 | 0 | 0 | 0 | 15 | keep
            """);
  }

  @Test
  void fallsToTheLargestRecommendationOfFiveMinutes() {
    WrittenRun.of("hpa")
        .decides(
            """
             15 | 0 | 10 | 12 | 0 | 0 | 0 | 12 | keep
             15 | 0 |  2 | 12 | 0 | 0 | 0 | 12 | stabilized
            270 | 0 |  6 | 12 | 0 | 0 | 0 | 12 | stabilized
             15 | 0 |  2 | 12 | 0 | 0 | 0 |  8 | stabilized
            270 | 0 |  2 |  8 | 0 | 0 | 0 |  8 | stabilized
             30 | 0 |  2 |  8 | 0 | 0 | 0 |  3 | metric
            """);
  }

  @Test
  void addsFourOrDoublesInFifteenSeconds() {
    WrittenRun.of("hpa:metric=load")
        .decides(
            """
            15 | 28 |  2 |  2 | 0 | 0 | 0 |  6 | rate-limited
             5 | 24 |  6 |  6 | 0 | 0 | 0 |  6 | rate-limited
            10 | 24 |  6 |  6 | 0 | 0 | 0 | 12 | rate-limited
            15 | 18 | 12 | 12 | 0 | 0 | 0 | 24 | rate-limited
            15 |  6 | 24 | 24 | 0 | 0 | 0 | 30 | metric
            """);
  }

  @Test
  void countsStartingWorkersAsIdleInARise() {
    WrittenRun.of("hpa")
        .decides(
            """
            15 | 9 | 10 | 10 | 4 | 0 | 0 | 14 | keep
            15 | 9 | 10 | 10 | 2 | 0 | 0 | 12 | keep
            15 | 9 | 10 | 10 | 1 | 0 | 0 | 13 | metric
            """);
  }

  @Test
  void keepsTheTargetWithoutAReadyWorker() {
    WrittenRun.of("hpa")
        .decides(
            """
            15 | 9 | 0 | 0 | 3 | 0 | 0 | 3 | no-data
             0 | 9 | 0 | 0 | 3 | 0 | 0 | 3 | no-data
            """);
  }

  @Test
  void loadHasNoGreatestValue() {
    WrittenRun.of("hpa:metric=load,target=2")
        .decides(
            """
            15 | 30 | 10 | 10 | 0 | 0 | 0 | 20 | metric
            15 |  0 |  0 |  0 | 0 | 0 | 0 |  0 | keep
            15 |  9 |  0 |  0 | 0 | 0 | 0 |  4 | rate-limited
            """);
  }
}

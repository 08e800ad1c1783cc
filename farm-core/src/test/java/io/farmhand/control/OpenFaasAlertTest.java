package io.farmhand.control;

import io.farmhand.control.contract.ControllerContract;
import org.junit.jupiter.api.Test;

class OpenFaasAlertTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.parse("openfaas-ce:max=32,rate=2,window=20s,for=0s,repeat=60s,factor=50");
  }

  @Test
  void addsAFifthOfTheGreatestNumberWhileTheAlertFires() {
    WrittenRun.of("openfaas-ce:max=10", Limits.between(1, 32))
        .decides(
            """
            15 | 0 | 0 | 4 | 0 | 0 | 75 | 4 | quiet
            15 | 0 | 0 | 4 | 0 | 0 | 90 | 4 | pending
            15 | 0 | 0 | 4 | 0 | 0 | 90 | 6 | firing
            15 | 0 | 0 | 6 | 0 | 0 | 90 | 6 | pending
            15 | 0 | 0 | 6 | 0 | 0 | 90 | 8 | firing
            30 | 0 | 0 | 9 | 0 | 0 | 180 | 10 | firing
            """);
  }

  @Test
  void takesAllButTheLeastAwayWhenTheAlertIsOver() {
    WrittenRun.of("openfaas-ce:max=10", Limits.between(2, 32))
        .decides(
            """
            15 | 0 | 0 | 4 | 0 | 0 | 90 | 4 | pending
            15 | 0 | 0 | 4 | 0 | 0 | 90 | 6 | firing
            15 | 0 | 0 | 6 | 0 | 0 | 30 | 2 | resolved
            15 | 0 | 0 | 7 | 0 | 0 | 30 | 7 | quiet
            """);
  }

  @Test
  void anAlertThatDidNotFireIsNotResolved() {
    WrittenRun.of("openfaas-ce")
        .decides(
            """
            15 | 0 | 0 | 4 | 0 | 0 | 90 | 4 | pending
            15 | 0 | 0 | 4 | 0 | 0 | 30 | 4 | quiet
            15 | 0 | 0 | 4 | 0 | 0 | 90 | 4 | pending
            """);
  }

  @Test
  void looksBackTenSeconds() {
    WrittenRun.of("openfaas-ce")
        .decides(
            """
             5 | 0 | 0 | 4 | 0 | 0 | 50 | 4 | pending
             5 | 0 | 0 | 4 | 0 | 0 |  1 | 5 | firing
             5 | 0 | 0 | 5 | 0 | 0 |  9 | 1 | resolved
            """);
  }

  @Test
  void hasAtMostFiveReplicas() {
    WrittenRun.of("openfaas-ce")
        .decides(
            """
            15 | 0 | 0 | 12 | 0 | 0 | 90 | 12 | pending
            15 | 0 | 0 | 12 | 0 | 0 | 90 |  5 | firing
            """);
  }
}

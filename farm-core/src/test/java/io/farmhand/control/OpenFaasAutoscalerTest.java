package io.farmhand.control;

import io.farmhand.control.contract.ControllerContract;
import org.junit.jupiter.api.Test;

class OpenFaasAutoscalerTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.parse("openfaas-pro:target=1,mode=queue,proportion=0.8,zero=60s");
  }

  @Test
  void capacityIsTheMostInFlightInFortyFiveSeconds() {
    WrittenRun.of("openfaas-pro:target=1")
        .decides(
            """
             5 | 40 | 9 |  9 | 0 | 0 | 0 | 10 | capacity
             5 |  0 | 3 | 10 | 0 | 0 | 0 | 10 | capacity
            35 |  0 | 3 | 10 | 0 | 0 | 0 | 10 | capacity
             5 |  0 | 3 | 10 | 0 | 0 | 0 |  4 | capacity
            """);
  }

  @Test
  void queueIsWhatHasNoAnswer() {
    WrittenRun.of("openfaas-pro:target=2,mode=queue")
        .decides(
            """
            5 | 20 | 9 | 9 | 0 | 0 | 0 | 17 | queue
            5 |  0 | 9 | 9 | 0 | 0 | 0 |  5 | queue
            5 |  0 | 0 | 9 | 0 | 0 | 0 |  1 | queue
            """);
  }

  @Test
  void aTargetOfFiftyIsForServersThatTakeManyCalls() {
    WrittenRun.of("openfaas-pro").decides("5 | 40 | 9 | 9 | 0 | 0 | 0 | 1 | capacity");
  }

  @Test
  void goesToNoneWhenToldTo() {
    WrittenRun.of("openfaas-pro:target=1,zero=15m")
        .decides(
            """
              5 | 0 | 1 | 1 | 0 | 0 | 0 | 2 | capacity
            899 | 0 | 0 | 1 | 0 | 0 | 0 | 1 | capacity
              1 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | zero
            """);
  }
}

package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.control.contract.ControllerContract;
import io.farmhand.control.contract.SampleObservation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StaticPoolTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.fixed(12);
  }

  @Test
  void wantsTheSameNumberWhateverHappens() {
    Controller controller = factory().create(Limits.between(1, 32), Duration.ofSeconds(8));
    assertThat(controller.decide(SampleObservation.idle().build()).target()).isEqualTo(12);
    assertThat(
            controller
                .decide(SampleObservation.idle().queues(500, 0, 1, 0).arrivals(90).build())
                .target())
        .isEqualTo(12);
  }

  @Test
  void refusesANegativeNumber() {
    assertThatThrownBy(() -> Controllers.fixed(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workers = -1, must be at least 0");
  }
}

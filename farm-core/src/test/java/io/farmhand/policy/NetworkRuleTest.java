package io.farmhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.control.ActionSet;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Limits;
import io.farmhand.control.contract.ControllerContract;
import io.farmhand.control.contract.SampleObservation;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkRuleTest extends ControllerContract {
  private static final Duration PERIOD = Duration.ofSeconds(8);

  @Override
  protected ControllerFactory factory() {
    return SamplePolicies.network().controller("small-network", PERIOD);
  }

  private static Observation seen(int waiting) {
    return SampleObservation.idle().queues(waiting, 0, 0, 0).workers(12, 0).build();
  }

  @Test
  void passesItsLayersWithRectifiersBetweenThem() {
    double[] values = new double[3];

    SamplePolicies.network().values(SamplePolicies.PAPER.of(seen(400)), values);
    assertThat(values).as("the hidden unit is 0").containsExactly(0.25, 0.5, 0.1f);

    SamplePolicies.network().values(SamplePolicies.PAPER.of(seen(100)), values);
    assertThat(values).as("the hidden unit is rectified").containsExactly(0.25, 0.5, 0.1f);

    SamplePolicies.network().values(SamplePolicies.PAPER.of(seen(9_000)), values);
    assertThat(values).as("the input is clipped to 1").containsExactly(-0.75, 0.5, 1.1f);
  }

  @Test
  void takesTheBestAction() {
    var controller = factory().create(Limits.between(1, 32), PERIOD);

    assertThat(controller.decide(seen(100)).target()).isEqualTo(12);
    assertThat(controller.decide(seen(700)).target()).isEqualTo(13);
  }

  @Test
  void refusesLayersThatDoNotFit() {
    var builder =
        NetworkRule.builder(
            SamplePolicies.PAPER,
            ActionSet.PAPER,
            new double[9],
            new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1});

    assertThatThrownBy(() -> builder.layer(new float[10], new float[2]))
        .hasMessage("weights = 10, must be 9 for each of 2 outputs");
    assertThatThrownBy(() -> builder.layer(new float[18], new float[2]).build())
        .hasMessage("outputs = 2, must be one for each of 3 actions");
  }
}

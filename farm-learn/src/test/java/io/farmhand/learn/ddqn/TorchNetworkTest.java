package io.farmhand.learn.ddqn;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.ActionSet;
import io.farmhand.monitor.ObservationView;
import io.farmhand.policy.NetworkRule;
import io.farmhand.sim.random.RandomStreams;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TorchNetworkTest {
  private static final Layers LINEAR = Layers.of(2, 1);

  @Test
  void followsTheGradientOfTheSmoothL1Distance() {
    float[][] first = {{1, -1}, {0.5f}};
    try (TorchNetwork network = new TorchNetwork(LINEAR, first, 0.1, 1e9)) {
      assertThat(network.values(new float[] {2, 1}, 1)).containsExactly(1.5f);

      network.update(new float[] {2, 1, 0, 1}, 2, new float[] {9, -0.25f}, new float[] {1, 1});

      float[][] expected = {{1, -1}, {0.5f}};
      double slope = -1;
      double near = -0.5 - -0.25;
      new Adam(expected, 0.1, 1e9)
          .step(
              expected,
              new float[][] {
                {(float) (slope * 2 / 2), (float) ((slope * 1 + near * 1) / 2)},
                {(float) ((slope + near) / 2)}
              });
      assertThat(network.parameters()[0]).containsExactly(expected[0], Offset.offset(1e-6f));
      assertThat(network.parameters()[1]).containsExactly(expected[1], Offset.offset(1e-6f));
    }
  }

  @Test
  void outputsThatDoNotCountTeachNothing() {
    float[][] first = {{1, -1}, {0.5f}};
    try (TorchNetwork network = new TorchNetwork(LINEAR, first, 0.1, 1e9)) {
      network.update(new float[] {2, 1, 0, 1}, 2, new float[] {1.5f, 99}, new float[] {1, 0});

      assertThat(network.parameters()[0]).containsExactly(1, -1);
    }
  }

  @Test
  void aPolicyComputesWhatTheNetworkDoes() {
    ObservationView view = ObservationView.paper(true);
    Layers layers = Layers.of(9, 16, 8, 3);
    RandomGenerator random = RandomStreams.of(4).stream("weights");
    float[][] parameters = layers.draw(random);
    Scale scale = Scale.of(view);
    NetworkRule.Builder rule =
        NetworkRule.builder(view, ActionSet.PAPER, scale.low(), scale.high());
    for (int i = 0; i < parameters.length; i += 2) {
      rule.layer(parameters[i], parameters[i + 1]);
    }
    NetworkRule built = rule.build();
    try (TorchNetwork network = new TorchNetwork(layers, parameters, 1e-3, 1)) {
      for (int i = 0; i < 50; i++) {
        float[] observation = new float[9];
        for (int k = 0; k < 9; k++) {
          observation[k] = (float) (random.nextDouble() * view.parts().get(k).high());
        }
        double[] values = new double[3];
        built.values(observation, values);
        float[] expected = network.values(scale.apply(observation), 1);
        for (int action = 0; action < 3; action++) {
          assertThat(values[action]).isCloseTo(expected[action], Offset.offset(1e-5));
        }
      }
    }
  }

  @Test
  void movesTowardsOthersByAShare() {
    try (TorchNetwork network = new TorchNetwork(LINEAR, new float[][] {{1, 2}, {3}}, 1, 1)) {
      network.follow(new float[][] {{2, 4}, {3}}, 0.25f);

      assertThat(network.parameters()[0]).containsExactly(1.25f, 2.5f);
      assertThat(network.values(new float[] {1, 1}, 1)).containsExactly(6.75f);
    }
  }
}

package io.farmhand.learn.ddqn;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AdamTest {
  private static final Offset<Float> NEAR = Offset.offset(1e-6f);

  @Test
  void stepsAsItsPaperSays() {
    float[][] parameters = {{1, -1}};
    Adam adam = new Adam(parameters, 0.1, 1e9);

    adam.step(parameters, new float[][] {{2, -0.5f}});
    assertThat(parameters[0][0]).as("first: the rate, against the sign").isCloseTo(0.9f, NEAR);
    assertThat(parameters[0][1]).isCloseTo(-0.9f, NEAR);

    adam.step(parameters, new float[][] {{-1, -0.5f}});
    double mean = (0.9 * 0.1 * 2 + 0.1 * -1) / (1 - 0.9 * 0.9);
    double square = (0.999 * 0.001 * 4 + 0.001 * 1) / (1 - 0.999 * 0.999);
    assertThat(parameters[0][0]).isCloseTo((float) (0.9 - 0.1 * mean / Math.sqrt(square)), NEAR);
  }

  @Test
  void aGradientThatIsTooLongKeepsItsDirection() {
    float[][] clipped = {{0}, {0}};
    float[][] free = {{0}, {0}};
    Adam tight = new Adam(clipped, 0.1, 1);
    Adam loose = new Adam(free, 0.1, 1);

    tight.step(clipped, new float[][] {{30}, {40}});
    tight.step(clipped, new float[][] {{0.6f}, {0.8f}});
    loose.step(free, new float[][] {{0.6f}, {0.8f}});
    loose.step(free, new float[][] {{0.6f}, {0.8f}});

    assertThat(clipped[0][0]).isCloseTo(free[0][0], NEAR);
    assertThat(clipped[1][0]).isCloseTo(free[1][0], NEAR);
  }
}

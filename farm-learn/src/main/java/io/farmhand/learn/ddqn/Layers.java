package io.farmhand.learn.ddqn;

import io.farmhand.check.Require;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The sizes of a network: of its inputs, its hidden layers and its outputs.
 *
 * @param sizes at least two, each at least 1
 */
record Layers(List<Integer> sizes) {
  Layers {
    sizes = List.copyOf(sizes);
    Require.that(sizes.size() >= 2, "sizes", sizes, "at least inputs and outputs");
  }

  static Layers of(Integer... sizes) {
    return new Layers(List.of(sizes));
  }

  int count() {
    return sizes.size() - 1;
  }

  int inputs(int layer) {
    return sizes.get(layer);
  }

  int outputs(int layer) {
    return sizes.get(layer + 1);
  }

  /** First parameters: uniform within 1 / sqrt(inputs), as PyTorch's dense layers have them. */
  float[][] draw(RandomGenerator random) {
    float[][] parameters = new float[2 * count()][];
    for (int layer = 0; layer < count(); layer++) {
      double bound = 1 / Math.sqrt(inputs(layer));
      parameters[2 * layer] = uniform(inputs(layer) * outputs(layer), bound, random);
      parameters[2 * layer + 1] = uniform(outputs(layer), bound, random);
    }
    return parameters;
  }

  private static float[] uniform(int count, double bound, RandomGenerator random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return numbers;
  }
}

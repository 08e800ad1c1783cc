package io.farmhand.learn.ddqn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Adam: steps along the mean gradient over its root mean square, both forgotten exponentially.
 *
 * <p>Source: Kingma and Ba, arXiv 1412.6980, with its usual decay rates. The gradient is scaled
 * down first when it is longer than a bound.
 */
final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final float[][] mean;
  private final float[][] square;
  private final double longest;
  private double rate;
  private long steps;

  /**
   * An optimiser.
   *
   * @param parameters those that it will change
   * @param rate size of a step
   * @param longest greatest length of the gradient
   */
  Adam(float[][] parameters, double rate, double longest) {
    mean = alike(parameters);
    square = alike(parameters);
    this.rate = rate;
    this.longest = longest;
  }

  private static float[][] alike(float[][] arrays) {
    float[][] zeros = new float[arrays.length][];
    for (int i = 0; i < arrays.length; i++) {
      zeros[i] = new float[arrays[i].length];
    }
    return zeros;
  }

  void rate(double newRate) {
    rate = newRate;
  }

  /** Changes the parameters by one step. */
  void step(float[][] parameters, float[][] gradients) {
    steps++;
    double scale = Math.min(1, longest / (length(gradients) + 1e-12));
    double first = 1 - StrictMath.pow(BETA1, (double) steps);
    double second = 1 - StrictMath.pow(BETA2, (double) steps);
    for (int i = 0; i < parameters.length; i++) {
      for (int j = 0; j < parameters[i].length; j++) {
        double gradient = gradients[i][j] * scale;
        mean[i][j] = (float) (BETA1 * mean[i][j] + (1 - BETA1) * gradient);
        square[i][j] = (float) (BETA2 * square[i][j] + (1 - BETA2) * gradient * gradient);
        parameters[i][j] -=
            (float) (rate * (mean[i][j] / first) / (Math.sqrt(square[i][j] / second) + EPSILON));
      }
    }
  }

  private static double length(float[][] gradients) {
    double sum = 0;
    for (float[] row : gradients) {
      for (float number : row) {
        sum += (double) number * number;
      }
    }
    return Math.sqrt(sum);
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    Floats.write(out, mean);
    Floats.write(out, square);
  }

  void restore(DataInput in) throws IOException {
    steps = in.readLong();
    Floats.read(in, mean);
    Floats.read(in, square);
  }
}

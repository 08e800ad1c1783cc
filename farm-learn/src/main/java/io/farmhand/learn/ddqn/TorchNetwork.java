package io.farmhand.learn.ddqn;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import io.farmhand.learn.LearnException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A {@link QNetwork} on PyTorch by way of DJL: it differentiates, {@link Adam} steps.
 *
 * <p>One thread is fastest for networks this small, and gives the same bits every time. The library
 * comes with the program; nothing is ever downloaded.
 */
final class TorchNetwork implements QNetwork {
  private static final String ENGINE = "PyTorch";

  private final Layers layers;
  private final float[][] parameters;
  private final Adam adam;
  private final NDManager manager;
  private final NDArray[] arrays;

  /**
   * A network.
   *
   * @param layers its sizes
   * @param first parameters to begin with
   * @param rate size of a step
   * @param longest greatest length of a gradient
   * @throws LearnException when PyTorch cannot be loaded
   */
  TorchNetwork(Layers layers, float[][] first, double rate, double longest) {
    this.layers = layers;
    parameters = copy(first);
    adam = new Adam(parameters, rate, longest);
    manager = engine().newBaseManager(Device.cpu());
    arrays = new NDArray[parameters.length];
    push();
  }

  /** Loads the library of this platform from the class path, or says why not. */
  private static Engine engine() {
    setUnlessSet("ai.djl.offline", "true");
    setUnlessSet("OPT_OUT_TRACKING", "true");
    setUnlessSet("ai.djl.default_engine", ENGINE);
    setUnlessSet("ai.djl.pytorch.num_threads", "1");
    setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
    try {
      return Engine.getEngine(ENGINE);
    } catch (RuntimeException | LinkageError e) {
      throw new LearnException(
          "PyTorch cannot be loaded on this machine ("
              + e
              + "); Double DQN needs it, other methods do not",
          e);
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private void push() {
    for (int i = 0; i < arrays.length; i++) {
      if (arrays[i] != null) {
        arrays[i].close();
      }
      Shape shape =
          i % 2 == 0
              ? new Shape(layers.outputs(i / 2), layers.inputs(i / 2))
              : new Shape(layers.outputs(i / 2));
      arrays[i] = manager.create(parameters[i], shape);
      arrays[i].setRequiresGradient(true);
    }
  }

  private NDArray forward(NDArray inputs) {
    NDArray values = inputs;
    for (int layer = 0; layer < layers.count(); layer++) {
      values = Linear.linear(values, arrays[2 * layer], arrays[2 * layer + 1]).singletonOrThrow();
      if (layer + 1 < layers.count()) {
        values = Activation.relu(values);
      }
    }
    return values;
  }

  @Override
  public float[] values(float[] inputs, int rows) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray out = forward(scope.create(inputs, new Shape(rows, layers.inputs(0))));
      scope.attachAll(out);
      return out.toFloatArray();
    }
  }

  @Override
  public void update(float[] inputs, int rows, float[] targets, float[] counts) {
    int outputs = layers.outputs(layers.count() - 1);
    float total = 0;
    for (float count : counts) {
      total += count;
    }
    float[][] gradients = new float[parameters.length][];
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = manager.getEngine().newGradientCollector()) {
      NDArray x = scope.create(inputs, new Shape(rows, layers.inputs(0)));
      NDArray y = scope.create(targets, new Shape(rows, outputs));
      NDArray counted = scope.create(counts, new Shape(rows, outputs));
      NDArray distance = forward(x).sub(y).mul(counted).abs();
      NDArray small = distance.lt(1).toType(DataType.FLOAT32, false);
      NDArray square = distance.square().mul(0.5f).mul(small);
      NDArray linear = distance.sub(0.5f).mul(small.sub(1).neg());
      collector.backward(square.add(linear).sum().div(total));
      for (int i = 0; i < arrays.length; i++) {
        try (NDArray gradient = arrays[i].getGradient()) {
          gradients[i] = gradient.toFloatArray();
        }
      }
    }
    adam.step(parameters, gradients);
    push();
  }

  @Override
  public float[][] parameters() {
    return copy(parameters);
  }

  @Override
  public void follow(float[][] others, float share) {
    for (int i = 0; i < parameters.length; i++) {
      for (int j = 0; j < parameters[i].length; j++) {
        parameters[i][j] += share * (others[i][j] - parameters[i][j]);
      }
    }
    push();
  }

  @Override
  public void rate(float rate) {
    adam.rate(rate);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Floats.write(out, parameters);
    adam.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    Floats.read(in, parameters);
    adam.restore(in);
    push();
  }

  @Override
  public void close() {
    manager.close();
  }

  private static float[][] copy(float[][] arrays) {
    float[][] copies = new float[arrays.length][];
    for (int i = 0; i < arrays.length; i++) {
      copies[i] = arrays[i].clone();
    }
    return copies;
  }
}

package io.farmhand.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.farmhand.check.Require;
import io.farmhand.control.ActionSet;
import io.farmhand.monitor.ObservationView;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * A network in ONNX Runtime: an observation goes in, a number for each action comes out.
 *
 * <p>One thread without parallel execution is fastest for networks this small, and gives the same
 * bits every time on one machine. The model is read from memory, so that it cannot name other files
 * to be read.
 */
final class OnnxNetwork {

  private final OrtEnvironment runtime;
  private final OrtSession session;
  private final String input;

  private OnnxNetwork(OrtEnvironment runtime, OrtSession session, String input) {
    this.runtime = runtime;
    this.session = session;
    this.input = input;
  }

  /**
   * The network of an ONNX file.
   *
   * @throws IllegalArgumentException when it is none that ONNX Runtime can run
   * @throws LinkageError when there is no ONNX Runtime here
   */
  static OnnxNetwork of(byte[] model) {
    OrtEnvironment runtime = runtime();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setDeterministicCompute(true);
      OrtSession session = runtime.createSession(model, options);
      return new OnnxNetwork(runtime, session, session.getInputNames().iterator().next());
    } catch (OrtException e) {
      throw new IllegalArgumentException(
          "ONNX Runtime " + runtime.getVersion() + " cannot load it: " + e.getMessage(), e);
    }
  }

  private static OrtEnvironment runtime() {
    try {
      return OrtEnvironment.getEnvironment();
    } catch (IllegalStateException e) {
      // How the library says that it could not be unpacked or loaded.
      throw new UnsatisfiedLinkError(String.valueOf(e));
    }
  }

  /** Why there is no ONNX Runtime here, and what to do. */
  static String lacking(LinkageError error) {
    return "ONNX Runtime with a library for "
        + System.getProperty("os.name")
        + " on "
        + System.getProperty("os.arch")
        + " must be on the class path, found "
        + error
        + "; add the jar com.microsoft.onnxruntime:onnxruntime of Maven Central in front of it";
  }

  /** The metadata of the file. */
  Map<String, String> metadata() {
    try {
      return session.getMetadata().getCustomMetadata();
    } catch (OrtException e) {
      throw new IllegalArgumentException("its metadata cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Checks that the network takes such observations and gives a finite number for each action, by
   * what it says and by what it does with one observation.
   *
   * @throws IllegalArgumentException when it does not
   */
  void requireShapes(ObservationView view, ActionSet actions) {
    try {
      require("input", session.getInputInfo().values(), view.size(), view.name());
      require("output", session.getOutputInfo().values(), actions.size(), actions.name());
    } catch (OrtException e) {
      throw new IllegalArgumentException("its shapes cannot be read: " + e.getMessage(), e);
    }
    float[] least = new float[view.size()];
    for (int i = 0; i < least.length; i++) {
      least[i] = (float) view.parts().get(i).low();
    }
    try {
      run(least, new double[actions.size()]);
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException("on the least observation " + e.getMessage(), e);
    }
  }

  private static void require(String role, Collection<NodeInfo> nodes, int size, String what) {
    String rule = "one tensor of floats, N x " + size + " (" + what + ")";
    Require.that(nodes.size() == 1, role + "s", nodes.size(), rule);
    NodeInfo node = nodes.iterator().next();
    boolean fits =
        node.getInfo() instanceof TensorInfo tensor
            && tensor.type == OnnxJavaType.FLOAT
            && fits(tensor.getShape(), size);
    Require.that(fits, role + " " + node.getName(), shown(node), rule);
  }

  /** A size that is not fixed in the file is -1; a run shows what it is. */
  private static boolean fits(long[] shape, int size) {
    return shape.length == 2
        && (shape[0] == 1 || shape[0] < 0)
        && (shape[1] == size || shape[1] < 0);
  }

  private static String shown(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor
        ? tensor.type + " " + Arrays.toString(tensor.getShape())
        : node.getInfo().toString();
  }

  /**
   * Writes the number of each action to {@code into}.
   *
   * @throws IllegalStateException when the network gives something else
   */
  void run(float[] observation, double[] into) {
    long[] shape = {1, observation.length};
    try (OnnxTensor row = OnnxTensor.createTensor(runtime, FloatBuffer.wrap(observation), shape);
        OrtSession.Result result = session.run(Map.of(input, row))) {
      copy(result, into);
    } catch (OrtException e) {
      throw new IllegalStateException("the network failed: " + e.getMessage(), e);
    }
  }

  private static void copy(OrtSession.Result result, double[] into) {
    if (!(result.get(0) instanceof OnnxTensor tensor)) {
      throw new IllegalStateException("the network gives no tensor");
    }
    FloatBuffer values = tensor.getFloatBuffer();
    if (values.remaining() != into.length) {
      throw new IllegalStateException(
          "the network gives "
              + values.remaining()
              + " numbers, must give one for each of "
              + into.length
              + " actions");
    }
    for (int action = 0; action < into.length; action++) {
      into[action] = values.get(action);
      if (!Double.isFinite(into[action])) {
        throw new IllegalStateException(
            "the network gives action "
                + action
                + " the value "
                + into[action]
                + ", must be finite");
      }
    }
  }

  void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot close it: " + e.getMessage(), e);
    }
  }
}

package io.farmhand.onnx;

import io.farmhand.control.ActionSet;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.ControllerKind;
import io.farmhand.control.ControllerOptions;
import io.farmhand.monitor.ObservationView;
import io.farmhand.policy.ActionValues;
import io.farmhand.policy.InvalidPolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A policy that was trained elsewhere, from an ONNX file: a network that gives each action a value
 * or a logit, of which the greatest is taken.
 *
 * <p>It sees what the environment shows to whoever learns: the {@link ObservationView} that its
 * metadata names, within its bounds. Many runs may ask the same one at the same time. Whoever reads
 * one closes it after the last run, or keeps it for as long as the program runs.
 */
public final class OnnxPolicy implements ActionValues, AutoCloseable {
  /** The controller that such a file is: {@code onnx:FILE}. */
  public static final ControllerKind KIND =
      new ControllerKind(
          "onnx",
          "what was learned in Python or elsewhere, from an ONNX file: onnx:policy.onnx",
          List.of("file", "name"),
          OnnxPolicy::controller);

  private static final long MOST_BYTES = 64L << 20;

  private final OnnxMetadata metadata;
  private final OnnxNetwork network;

  private OnnxPolicy(OnnxMetadata metadata, OnnxNetwork network) {
    this.metadata = metadata;
    this.network = network;
  }

  private static ControllerFactory controller(ControllerOptions options) {
    String file = options.required(options.text("file"), "file", "onnx:policy.onnx");
    Optional<String> name = options.text("name");
    try {
      OnnxPolicy policy = read(Path.of(file));
      return name.map(policy::named).orElse(policy).controller();
    } catch (InvalidPolicyException | InvalidPathException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Reads a policy.
   *
   * @throws InvalidPolicyException when there is no such file or it cannot be used, with the reason
   */
  public static OnnxPolicy read(Path file) {
    try {
      return of(bytes(file));
    } catch (NoSuchFileException e) {
      throw new InvalidPolicyException(
          file + " does not exist; farmhand.export of the Python package makes such files", e);
    } catch (IOException e) {
      throw new InvalidPolicyException(file + " cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new InvalidPolicyException(
          file + " is no policy that can be used: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new InvalidPolicyException(file + " cannot be used here: " + OnnxNetwork.lacking(e), e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new IllegalArgumentException(
          "it has " + size + " bytes, must have at most " + MOST_BYTES);
    }
    return Files.readAllBytes(file);
  }

  private static OnnxPolicy of(byte[] model) {
    OnnxNetwork network = OnnxNetwork.of(model);
    try {
      OnnxMetadata metadata = OnnxMetadata.of(network.metadata());
      network.requireShapes(metadata.view(), metadata.actions());
      return new OnnxPolicy(metadata, network);
    } catch (IllegalArgumentException e) {
      network.close();
      throw e;
    }
  }

  /** The same under another name; either closes both. */
  public OnnxPolicy named(String name) {
    return new OnnxPolicy(metadata.named(name), network);
  }

  /** What the file says of it. */
  public OnnxMetadata metadata() {
    return metadata;
  }

  /** The controller that decides by it. */
  public ControllerFactory controller() {
    return controller(metadata.name(), metadata.step());
  }

  @Override
  public ObservationView view() {
    return metadata.view();
  }

  @Override
  public ActionSet actions() {
    return metadata.actions();
  }

  @Override
  public boolean values(float[] observation, double[] into) {
    network.run(observation, into);
    return true;
  }

  /** The first of the best, as {@code argmax} of NumPy and PyTorch has it. */
  @Override
  public int best(double[] values) {
    int best = 0;
    for (int action = 1; action < values.length; action++) {
      if (values[action] > values[best]) {
        best = action;
      }
    }
    return best;
  }

  /** Gives its memory back; it cannot decide afterwards. */
  @Override
  public void close() {
    network.close();
  }
}

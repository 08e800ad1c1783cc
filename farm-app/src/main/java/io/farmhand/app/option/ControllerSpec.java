package io.farmhand.app.option;

import io.farmhand.app.code.JavaController;
import io.farmhand.control.ControllerCatalogue;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Controllers;
import io.farmhand.onnx.OnnxPolicy;
import io.farmhand.policy.PolicyFile;
import io.farmhand.policy.ShippedPolicies;
import java.util.OptionalInt;

/**
 * A controller as it was asked for.
 *
 * @param text as written, such as {@code square-root:beta=1}
 * @param factory makes it
 * @param initialWorkers the workers that a run under it begins with, where the controller itself
 *     says so: a constant pool begins as it stays
 */
public record ControllerSpec(String text, ControllerFactory factory, OptionalInt initialWorkers) {
  /** All controllers that people can choose. */
  public static final ControllerCatalogue CATALOGUE =
      Controllers.catalogue()
          .with(PolicyFile.KIND)
          .with(ShippedPolicies.KIND)
          .with(OnnxPolicy.KIND)
          .with(JavaController.KIND);

  /**
   * The controller of this text.
   *
   * @throws IllegalArgumentException when there is none, with what to write instead
   */
  public static ControllerSpec parse(String text) {
    ControllerFactory factory = CATALOGUE.parse(text);
    return new ControllerSpec(text, factory, factory.initialWorkers());
  }

  /** A constant pool. */
  public static ControllerSpec constant(int workers) {
    return parse("static:" + workers);
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.farmhand.onnx;

import io.farmhand.control.ControllerFactory;
import io.farmhand.control.contract.ControllerContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class OnnxControllerTest extends ControllerContract {
  private static final ControllerFactory FACTORY = make();

  private static ControllerFactory make() {
    try {
      Path file = Files.createTempFile("policy", ".onnx");
      try {
        Files.write(file, SampleModel.addsAbove(8).bytes());
        return OnnxPolicy.read(file).controller();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected ControllerFactory factory() {
    return FACTORY;
  }
}

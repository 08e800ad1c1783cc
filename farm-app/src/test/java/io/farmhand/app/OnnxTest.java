package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.exit.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnnxTest extends CommandTest {
  private static final Path POLICY =
      Path.of("../farm-onnx/src/test/resources/golden/paper-relu-normalized.onnx");

  @Test
  void aPolicyTrainedElsewhereIsComparedWithOthers() {
    int code =
        simulate(
            "compare", "--controllers", "static:12,onnx:" + POLICY + ",name=mine", "--no-frontier");

    assertThat(code).isZero();
    assertThat(out.toString()).contains("mine");
  }

  @Test
  void theRunThatItDecidesSaysWhatItsActionsAreWorth() {
    int code = simulate("evaluate", "--controller", "onnx:" + POLICY, "--jobs", "1");

    assertThat(code).isZero();
    assertThat(out.toString()).contains("best-value");
  }

  @Test
  void aFileThatIsNotThereIsWrongUsage() {
    int code = run("compare", "paper-as-run", "--controllers", "onnx:none.onnx");

    assertThat(code).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("none.onnx does not exist; farmhand.export");
  }
}

package io.farmhand.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same decisions on the same observations as in Python, whose exporter made the policies and
 * whose reference implementation of ONNX the tables: {@code python/scripts/make_onnx_golden.py}.
 */
class GoldenDecisionsTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @ValueSource(strings = {"paper-relu-normalized", "paper-no-clock-tanh", "full-no-clock-absolute"})
  void areThoseOfPython(String name) throws IOException {
    List<String> rows = Files.readAllLines(FOLDER.resolve(name + ".csv"));
    try (OnnxPolicy policy = OnnxPolicy.read(FOLDER.resolve(name + ".onnx"))) {
      for (String row : rows) {
        double[] numbers = Arrays.stream(row.split(",", -1)).mapToDouble(Double::valueOf).toArray();
        requireSame(policy, numbers);
      }
      assertThat(rows.stream().map(row -> row.replaceAll(".*,", "")).collect(Collectors.toSet()))
          .as("different actions in the table")
          .hasSizeGreaterThan(1);
    }
  }

  private static void requireSame(OnnxPolicy policy, double[] row) {
    float[] observation = new float[policy.view().size()];
    for (int i = 0; i < observation.length; i++) {
      observation[i] = (float) row[i];
    }
    double[] values = new double[policy.actions().size()];
    policy.values(observation, values);
    double[] expected = Arrays.copyOfRange(row, observation.length, row.length - 1);
    assertThat(values).containsExactly(expected, within(1e-5));
    assertThat(policy.best(values)).isEqualTo((int) row[row.length - 1]);
  }
}

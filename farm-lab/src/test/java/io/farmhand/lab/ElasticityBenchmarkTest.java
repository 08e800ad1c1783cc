package io.farmhand.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ElasticityBenchmarkTest {
  @Test
  void aShortRunMeasuresGrowthAndRecovery() {
    StringWriter output = new StringWriter();

    int status =
        ElasticityBenchmark.commandLine()
            .setOut(new PrintWriter(output))
            .execute("--repeats=2", "--warmups=0", "--first-deaths=1");

    assertThat(status).isZero();
    assertThat(output.toString().lines().skip(2))
        .hasSize(7)
        .allMatch(row -> row.matches("\\| .* \\| \\d+ \\| \\d+ \\| \\d+ \\|"));
  }
}

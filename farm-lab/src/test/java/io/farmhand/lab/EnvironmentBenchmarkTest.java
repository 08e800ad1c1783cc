package io.farmhand.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class EnvironmentBenchmarkTest {
  @Test
  void aShortRunMeasuresOneAndManyDrawnAndBanked() {
    StringWriter output = new StringWriter();

    int status =
        EnvironmentBenchmark.commandLine()
            .setOut(new PrintWriter(output))
            .execute("--rounds=1", "--warmups=0", "--millis=20", "--environments=8");

    assertThat(status).isZero();
    assertThat(output.toString().lines().skip(2))
        .hasSize(12)
        .allMatch(row -> row.matches("\\| paper-as-run, .*( \\| \\d+\\.\\d+){4} \\| \\d+ \\|"));
  }
}

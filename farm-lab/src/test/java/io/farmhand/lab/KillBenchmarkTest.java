package io.farmhand.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class KillBenchmarkTest {
  @Test
  void aShortRunLosesNothing() {
    StringWriter output = new StringWriter();

    int status =
        KillBenchmark.commandLine()
            .setOut(new PrintWriter(output))
            .execute("--tasks=40", "--kills=3", "--workers=3", "--open=2");

    assertThat(output.toString()).contains("3 of them killed at work");
    assertThat(output.toString()).contains(": 0 lost, 0 collected twice, 0 failed");
    assertThat(status).isZero();
  }
}

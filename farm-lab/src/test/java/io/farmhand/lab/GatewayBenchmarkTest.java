package io.farmhand.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class GatewayBenchmarkTest {
  @Test
  void aShortRunCallsAllServers() {
    StringWriter output = new StringWriter();

    int status =
        GatewayBenchmark.commandLine()
            .setOut(new PrintWriter(output))
            .execute("--connections=2", "--seconds=1", "--warmups=0", "--rounds=1");

    assertThat(status).isZero();
    assertThat(output.toString().lines().skip(2))
        .hasSize(3)
        .allMatch(row -> row.matches("\\| .* \\| 2 \\| \\d+ \\| \\d+ \\| \\d+ \\|"));
  }
}

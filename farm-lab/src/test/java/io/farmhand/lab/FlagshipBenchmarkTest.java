package io.farmhand.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FlagshipBenchmarkTest {
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void comparesOnLoadsThatNobodyTrainedOn() {
    assertThat(run("unseen", "--episodes=3", "--optimum=0", "--jobs=1")).isZero();

    assertThat(output.toString())
        .contains("**flash-crowd, fifo, all from 12 workers**", "| learned:any-load |")
        .contains("| square-root:beta=1.5 |", "| &nbsp; dominated by |");
    assertThat(output.toString().lines().filter(row -> row.startsWith("| square-root")))
        .hasSize(6 * 7)
        .allMatch(row -> row.matches("(\\| [^|]+){5} \\|"));
  }

  @Test
  void saysWhichGroupsThereAre() {
    assertThat(run("everything")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("group = everything, must be one of [paper-as-run-fifo,");
  }

  private int run(String... arguments) {
    return FlagshipBenchmark.commandLine()
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }
}

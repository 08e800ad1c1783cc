package io.farmhand.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.lab.overhead.Contender;
import io.farmhand.lab.overhead.Contenders;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class OverheadBenchmarkTest {
  @Test
  void aShortRunHasARowForEachContender() {
    String output =
        run("--tasks=2000", "--warmups=0", "--rounds=1", "--tries=1", "--task-nanos=20");

    assertThat(Contenders.all())
        .extracting(Contender::name)
        .allSatisfy(name -> assertThat(output).contains("| " + name + " |"));
  }

  @Test
  void aChoiceKeepsTheBareLoops() {
    String output = run("--tasks=2000", "--warmups=0", "--rounds=1", "--tries=1", "--only=fixed");

    assertThat(output)
        .contains("| " + Contenders.LIMIT + " |", "| fixed pool, futures |")
        .doesNotContain("| Farmhand, unordered |");
  }

  private static String run(String... arguments) {
    StringWriter output = new StringWriter();
    int status = OverheadBenchmark.commandLine().setOut(new PrintWriter(output)).execute(arguments);
    assertThat(status).isZero();
    return output.toString();
  }
}

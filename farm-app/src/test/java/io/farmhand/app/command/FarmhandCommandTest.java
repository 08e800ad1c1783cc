package io.farmhand.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

class FarmhandCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpShowsHowToCallIt() {
    assertThat(execute("--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).startsWith("Usage: farmhand ").contains("--version");
  }

  @Test
  void versionNamesTheBuildAndTheJvm() {
    assertThat(execute("--version")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).matches("farmhand \\d+\\.\\d+\\.\\d+\\S* \\(Java \\d+.*\\)\\R");
  }

  @Test
  void anUnknownOptionIsNamedAndHelpFollows() {
    assertThat(execute("--colour")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--colour", "Usage: farmhand ");
    assertThat(out.toString()).isEmpty();
  }

  private int execute(String... arguments) {
    CommandLine commandLine = FarmhandCommand.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}

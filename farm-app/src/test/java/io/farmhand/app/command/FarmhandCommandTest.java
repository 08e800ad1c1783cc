package io.farmhand.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.terminal.Terminal;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
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
  void anUnknownOptionIsNamedAndHelpIsOffered() {
    assertThat(execute("--colour")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--colour", "Try 'farmhand --help'");
    assertThat(out.toString()).isEmpty();
  }

  private int execute(String... arguments) {
    return FarmhandCommand.commandLine(Terminal.to(out, err)).execute(arguments);
  }
}

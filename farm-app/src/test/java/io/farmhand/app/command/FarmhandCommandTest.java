package io.farmhand.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
  void anUnknownOptionIsNamedAndHelpIsOffered() {
    assertThat(execute("--colour")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--colour", "Try 'farmhand --help'");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void helpIsTheSameWithoutTheOptionsOfCommandsThatAreNotNamed() {
    for (List<String> path : List.of(List.<String>of(), List.of("run"), List.of("scaling"))) {
      List<String> words = new ArrayList<>(path);
      words.add("--help");
      execute(words.toArray(String[]::new));
      CommandLine whole = FarmhandCommand.commandLine(Terminal.to(out, err));
      for (String name : path) {
        whole = Objects.requireNonNull(whole.getSubcommands().get(name));
      }
      assertThat(out.toString()).isEqualTo(whole.getUsageMessage());
      out.getBuffer().setLength(0);
    }
  }

  /** A percent sign that is no format has picocli complain, and show the format as it is. */
  @Test
  void helpOfEveryCommandIsWrittenWithoutAComplaint() {
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
    try {
      assertThat(helpOf(FarmhandCommand.commandLine(Terminal.to(out, err))))
          .contains("Usage: farmhand compare", "Usage: farmhand run exec", "95 % interval")
          .doesNotContain("%%");
    } finally {
      System.setErr(before);
    }
    assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void onlyLiveRunsOfferTimeToDrain() {
    CommandLine farmhand = FarmhandCommand.commandLine(Terminal.to(out, err));
    for (String name : List.of("compare", "evaluate", "optimum", "plan", "train", "calibrate")) {
      assertThat(help(farmhand, name)).doesNotContain("--drain");
    }
    assertThat(help(farmhand, "twin")).contains("--drain");
  }

  private static String help(CommandLine farmhand, String name) {
    return Objects.requireNonNull(farmhand.getSubcommands().get(name)).getUsageMessage();
  }

  @Test
  void helpOfWorkTellsWhoDecidesByDefault() {
    assertThat(execute("run", "exec", "--help")).isZero();
    assertThat(execute("run", "images", "--help")).isZero();
    assertThat(out.toString()).contains("erlang-c:service=1s", "erlang-c:epsilon=0.05");
  }

  private static String helpOf(CommandLine command) {
    StringBuilder help = new StringBuilder(command.getUsageMessage());
    command.getSubcommands().values().forEach(each -> help.append(helpOf(each)));
    return help.toString();
  }

  @Test
  void aMisspeltCommandIsNamedAndTheRightOneOffered() {
    assertThat(execute("run", "image")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("'image'", "run images");
  }

  private int execute(String... arguments) {
    return FarmhandCommand.commandLine(Terminal.to(out, err), arguments).execute(arguments);
  }
}

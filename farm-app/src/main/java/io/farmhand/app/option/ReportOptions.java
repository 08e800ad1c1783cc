package io.farmhand.app.option;

import io.farmhand.app.run.RunSettings;
import io.farmhand.app.run.RunSettings.Output;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of every command: what is shown. */
public final class ReportOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Show nothing but what goes wrong.")
  private boolean quiet;

  @Option(
      names = "--json",
      description =
          "Print the summary as one JSON object on standard output; all else goes to standard"
              + " error.")
  private boolean json;

  @Option(names = "--verbose", description = "Show where in the program an error came up.")
  private boolean verbose;

  /** What is shown. */
  public Output output() {
    if (json) {
      return quiet ? Output.QUIET_JSON : Output.JSON;
    }
    return quiet ? Output.QUIET : Output.FULL;
  }

  /** Whether errors come with their place in the program. */
  public boolean verbose() {
    return verbose;
  }

  /**
   * The settings of a run.
   *
   * @param command the command that was called
   * @param results folder for the result
   */
  public RunSettings settings(CommandSpec command, Path results) {
    return new RunSettings(
        results,
        output(),
        RunSettings.USUAL_DRAIN,
        List.copyOf(command.root().commandLine().getParseResult().originalArgs()));
  }
}

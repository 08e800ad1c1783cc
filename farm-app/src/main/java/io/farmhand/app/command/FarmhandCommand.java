package io.farmhand.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command, {@code farmhand}. */
@Command(
    name = "farmhand",
    description = "Runs elastic task farms that keep their deadlines.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class FarmhandCommand {
  private FarmhandCommand() {}

  /** A fresh command line, ready to {@linkplain CommandLine#execute execute} arguments. */
  public static CommandLine commandLine() {
    return new CommandLine(new FarmhandCommand());
  }
}

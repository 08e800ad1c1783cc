package io.farmhand.app.command;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.option.Converters;
import io.farmhand.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;

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
  public static CommandLine commandLine(Terminal terminal) {
    CommandLine exec = new CommandLine(new RunExecCommand(terminal)).setStopAtPositional(true);
    CommandLine run =
        new CommandLine(new RunCommand())
            .addSubcommand(new RunScenarioCommand(terminal))
            .addSubcommand(new RunImagesCommand(terminal))
            .addSubcommand(exec);
    CommandLine farmhand = new CommandLine(new FarmhandCommand()).addSubcommand(run);
    farmhand.addSubcommand(new ScalingCommand(terminal));
    farmhand.addSubcommand(new PlanCommand(terminal));
    farmhand.addSubcommand(new TwinCommand(terminal));
    farmhand.setOut(terminal.out());
    farmhand.setErr(terminal.err());
    Converters.register(farmhand);
    Errors errors = new Errors();
    farmhand.setParameterExceptionHandler(errors);
    farmhand.setExecutionExceptionHandler(errors);
    farmhand.setCaseInsensitiveEnumValuesAllowed(true);
    showEverywhere(farmhand);
    return farmhand;
  }

  private static void showEverywhere(CommandLine command) {
    command.getCommandSpec().versionProvider(new Version());
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(ExitCode.list());
    usage.width(100);
    command.getSubcommands().values().forEach(FarmhandCommand::showEverywhere);
  }
}

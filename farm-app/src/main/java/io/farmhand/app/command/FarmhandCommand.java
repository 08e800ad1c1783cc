package io.farmhand.app.command;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.option.Converters;
import io.farmhand.app.terminal.Terminal;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

  /** A fresh command line with all commands. */
  public static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, _ -> true);
  }

  /**
   * A fresh command line for these arguments, ready to {@linkplain CommandLine#execute execute}
   * them: a command that they do not name has its description, but none of its options, since to
   * look up all options takes longer than all else at start.
   */
  public static CommandLine commandLine(Terminal terminal, String... arguments) {
    return commandLine(terminal, List.of(arguments)::contains);
  }

  private static CommandLine commandLine(Terminal terminal, Predicate<String> named) {
    CommandLine run =
        new CommandLine(new RunCommand(terminal))
            .addSubcommand(
                command(named, RunScenarioCommand.class, () -> new RunScenarioCommand(terminal)))
            .addSubcommand(
                command(named, RunImagesCommand.class, () -> new RunImagesCommand(terminal)))
            .addSubcommand(
                command(named, RunExecCommand.class, () -> new RunExecCommand(terminal))
                    .setStopAtPositional(true));
    CommandLine farmhand =
        new CommandLine(new FarmhandCommand())
            .addSubcommand(run)
            .addSubcommand(command(named, ScalingCommand.class, () -> new ScalingCommand(terminal)))
            .addSubcommand(command(named, CompareCommand.class, () -> new CompareCommand(terminal)))
            .addSubcommand(
                command(named, EvaluateCommand.class, () -> new EvaluateCommand(terminal)))
            .addSubcommand(command(named, OptimumCommand.class, () -> new OptimumCommand(terminal)))
            .addSubcommand(command(named, ReportCommand.class, () -> new ReportCommand(terminal)))
            .addSubcommand(command(named, PlanCommand.class, () -> new PlanCommand(terminal)))
            .addSubcommand(
                command(named, CalibrateCommand.class, () -> new CalibrateCommand(terminal)))
            .addSubcommand(command(named, TrainCommand.class, () -> new TrainCommand(terminal)))
            .addSubcommand(command(named, TwinCommand.class, () -> new TwinCommand(terminal)))
            .addSubcommand(command(named, DeployCommand.class, () -> new DeployCommand(terminal)))
            .addSubcommand(command(named, ServeCommand.class, () -> new ServeCommand(terminal)))
            .addSubcommand(command(named, SubmitCommand.class, () -> new SubmitCommand(terminal)))
            .addSubcommand(
                command(named, GatewayCommand.class, () -> new GatewayCommand(terminal)));
    farmhand.setOut(terminal.out());
    farmhand.setErr(terminal.err());
    Converters.register(farmhand);
    Errors errors = new Errors();
    farmhand.setParameterExceptionHandler(errors);
    farmhand.setExecutionExceptionHandler(errors);
    showEverywhere(farmhand);
    return farmhand;
  }

  private static CommandLine command(Predicate<String> named, Class<?> type, Supplier<?> command) {
    Command annotation = Objects.requireNonNull(type.getAnnotation(Command.class));
    if (named.test(annotation.name())) {
      return new CommandLine(command.get());
    }
    CommandSpec described = CommandSpec.create().name(annotation.name());
    described.usageMessage().header(annotation.header()).description(annotation.description());
    return new CommandLine(described);
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

package io.farmhand.lab;

import io.farmhand.lab.flagship.Training;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the shipped policies again. */
@Command(
    name = "bench policies",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Trains the policies that ship as learned:NAME, and says what it took.")
public final class PolicyTraining implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", description = "Their names; all by default.")
  private List<String> names = List.of();

  @Option(names = "--out", description = "Folder for the policy files.")
  private Path out = Path.of(".");

  @Option(names = "--jobs", description = "Threads.")
  private int jobs = 2;

  private PolicyTraining() {}

  /** Trains; {@code --help} lists the options. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new PolicyTraining());
  }

  @Override
  public Integer call() throws InterruptedException {
    Training.run(names, out, jobs, spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }
}

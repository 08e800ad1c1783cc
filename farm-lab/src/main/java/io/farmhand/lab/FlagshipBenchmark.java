package io.farmhand.lab;

import io.farmhand.lab.flagship.Rows;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyFile;
import io.farmhand.policy.ShippedPolicies;
import io.farmhand.policy.StaffingRule;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How the shipped policies compare with what they must beat, on episodes of no training. */
@Command(
    name = "bench flagship",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Compares the policies that ship as learned:NAME with what they must beat.")
public final class FlagshipBenchmark implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", description = "Groups of rows; all by default.")
  private List<String> groups = List.of();

  @Option(names = "--policies", description = "Folder of other policy files than the shipped ones.")
  private @Nullable Path folder;

  @Option(names = "--episodes", description = "Test episodes.")
  private int episodes = 400;

  @Option(names = "--seed", description = "Root seed of the test episodes.")
  private long seed = 20_261_125;

  @Option(names = "--optimum", description = "Episodes for which the best plans are searched.")
  private int optimum = 40;

  @Option(names = "--jobs", description = "Threads.")
  private int jobs = 2;

  private FlagshipBenchmark() {}

  /** Compares; {@code --help} lists the options. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new FlagshipBenchmark());
  }

  @Override
  public Integer call() throws InterruptedException {
    for (String group : groups) {
      if (!Rows.groups().contains(group)) {
        throw new ParameterException(
            spec.commandLine(), "group = " + group + ", must be one of " + Rows.groups());
      }
    }
    Rows.print(
        groups.isEmpty() ? Rows.groups() : groups,
        this::rule,
        new Rows.Settings(seed, episodes, optimum, jobs),
        spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }

  private StaffingRule rule(String name) {
    Policy policy =
        folder == null
            ? ShippedPolicies.load(name)
            : PolicyFile.read(folder.resolve(name + ".policy"));
    if (policy.rule() instanceof StaffingRule rule) {
      return rule;
    }
    throw new ParameterException(
        spec.commandLine(), "policy = " + name + ", must be of the kind staffing");
  }
}

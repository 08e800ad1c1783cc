package io.farmhand.app.option;

import io.farmhand.sim.optimum.OptimumSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of the search for the best plans where it may be left out. */
public final class BestPlansOptions {
  @Option(
      names = "--optimum",
      paramLabel = "BUDGET",
      arity = "0..1",
      fallbackValue = OptimumOptions.BUDGET,
      preprocessor = OptionalNumber.class,
      description =
          "Search the best plans that know each episode in advance, with so many plans an episode"
              + " ("
              + OptimumOptions.BUDGET
              + " without a number).")
  private Optional<Integer> optimum = Optional.empty();

  @Mixin private OptimumOptions goal = new OptimumOptions();

  /** What to search for; empty where no search was asked for. */
  public Optional<OptimumSettings> settings() {
    return optimum.map(budget -> goal.settings("--optimum", budget));
  }

  /** Takes the next argument only where it begins as a number, so that the scenario may follow. */
  static final class OptionalNumber implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (arguments.isEmpty() || !arguments.peek().matches("[-+]?\\d[\\d.,_]*[a-zA-Z%]?")) {
        arguments.push(OptimumOptions.BUDGET);
      }
      return false;
    }
  }
}

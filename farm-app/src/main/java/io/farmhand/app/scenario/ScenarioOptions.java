package io.farmhand.app.scenario;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.DisciplineOption;
import io.farmhand.app.option.LimitOptions;
import io.farmhand.app.option.PlatformOptions;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;
import io.farmhand.sim.workload.PhasedWorkload;
import io.farmhand.sim.workload.ReplayWorkload;
import io.farmhand.sim.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenario is simulated, and what is different from it. */
public final class ScenarioOptions {
  @Parameters(
      paramLabel = "SCENARIO",
      description =
          "A shipped scenario such as paper, paper-as-run, paper-random or bursts, or a YAML file"
              + " of yours.")
  private String scenario = "";

  @Mixin private DisciplineOption order = new DisciplineOption();

  @Mixin private LimitOptions limits = new LimitOptions();
  @Mixin private PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--estimate-error",
      paramLabel = "SHARE",
      description =
          "Greatest relative error of the service times that the farm is told, such as 0.3.")
  private Optional<Double> estimateError = Optional.empty();

  /**
   * The scenario with these options.
   *
   * @throws ExitException when they do not go together
   */
  public Scenario scenario() {
    ScenarioOverrides overrides =
        new ScenarioOverrides(
            limits, Optional.empty(), limits.initial(), platform, order.discipline());
    Scenario chosen = overrides.over(Scenarios.load(scenario));
    return estimateError
        .map(error -> chosen.withWorkload(withError(chosen.workload(), error)))
        .orElse(chosen);
  }

  /**
   * The scenario and the options given of this group, as the words of another command.
   *
   * @param group the options as a command has them
   */
  public List<String> words(CommandSpec group) {
    List<String> words = new ArrayList<>(List.of(scenario));
    for (OptionSpec option : group.options()) {
      if (option.getValue() instanceof Optional<?> given && given.isPresent()) {
        boolean flag = given.get() instanceof Boolean;
        if (flag) {
          words.add(
              (given.get().equals(true) ? "--" : "--no-") + option.longestName().substring(2));
        } else {
          words.add(option.longestName());
          words.addAll(option.originalStringValues());
        }
      }
    }
    return words;
  }

  private static Workload withError(Workload workload, double error) {
    Usage.require(
        error >= 0 && error < 1, "--estimate-error must be at least 0 and below 1", error);
    return switch (workload) {
      case PhasedWorkload phased -> phased.withEstimateError(error);
      case ReplayWorkload replay ->
          throw Usage.wrong(
              "--estimate-error needs a workload of phases; this scenario replays "
                  + replay.source()
                  + ", whose column expected_s has the estimates");
    };
  }
}

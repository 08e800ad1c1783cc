package io.farmhand.app.command;

import io.farmhand.app.compare.CompareReport;
import io.farmhand.app.compare.CompareSettings;
import io.farmhand.app.compare.View;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.EpisodeOptions;
import io.farmhand.app.option.FrontierOption;
import io.farmhand.app.option.OptimumOptions;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.ResultFolderOption;
import io.farmhand.app.scenario.ScenarioOptions;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.sim.optimum.OptimumSettings;
import io.farmhand.sim.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code farmhand optimum}: the best plans that a search finds. */
@Command(
    name = "optimum",
    description = {
      "Searches, for each episode, the best plan of targets within the limits, knowing in advance"
          + " what will arrive and how long workers will take to start.",
      "The result is what no controller is known to beat, beside what constant pools reach. No plan"
          + " is known to be better, which says nothing of those that were not tried.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class OptimumCommand implements Callable<Integer> {
  private static final String NAME = "optimum";

  private final Terminal terminal;

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();
  @Mixin private OptimumOptions goal = new OptimumOptions();

  @Option(
      names = "--price",
      paramLabel = "WORKERS",
      description = "Instead of --qos: workers that a percentage point of it is worth.")
  private Optional<Double> price = Optional.empty();

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = OptimumOptions.BUDGET,
      description = "Plans tried for each episode (default: ${DEFAULT-VALUE}).")
  private int budget;

  @Mixin private FrontierOption frontier = new FrontierOption();
  @Mixin private EpisodeOptions episodes = new EpisodeOptions();

  @Option(
      names = "--episode",
      paramLabel = "N",
      defaultValue = "0",
      description = "The episode whose course is shown in full (default: ${DEFAULT-VALUE}).")
  private int shown;

  @Mixin private ResultFolderOption out = new ResultFolderOption();
  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  OptimumCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (price.isPresent() && goal.hasGoal()) {
      throw Usage.wrong("Give either --qos or --price, not both");
    }
    Scenario chosen = scenario.scenario();
    OptimumSettings search =
        price
            .map(each -> goal.settings(each, "--budget", budget))
            .orElseGet(() -> goal.settings("--budget", budget));
    CompareSettings settings =
        new CompareSettings(
            chosen,
            episodes.seed(),
            episodes.episodes(),
            episodes.jobs(),
            List.of(),
            Optional.of(CompareSettings.pools(frontier.pools(), chosen)),
            Optional.of(search),
            Optional.empty(),
            OptionalInt.of(shown));
    return new CompareReport(
            View.OPTIMUM, terminal, report.settings(spec, out.folder(NAME)), settings)
        .runAndReport();
  }
}

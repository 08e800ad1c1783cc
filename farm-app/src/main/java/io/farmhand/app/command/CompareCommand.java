package io.farmhand.app.command;

import io.farmhand.app.compare.CompareReport;
import io.farmhand.app.compare.CompareSettings;
import io.farmhand.app.compare.Entrant;
import io.farmhand.app.compare.View;
import io.farmhand.app.option.BestPlansOptions;
import io.farmhand.app.option.ControllersOption;
import io.farmhand.app.option.EpisodeOptions;
import io.farmhand.app.option.FrontierOption;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.ResultFolderOption;
import io.farmhand.app.scenario.ScenarioOptions;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.sim.scenario.Scenario;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code farmhand compare}: controllers against each other. */
@Command(
    name = "compare",
    description = {
      "Compares controllers on the same simulated episodes, which none was trained or tuned on.",
      "Prints means with 95 %% intervals, what constant pools reach, how far each is from the best"
          + " plans found, and paired differences; writes tables, figures and a report.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private static final String NAME = "compare";

  private final Terminal terminal;

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();
  @Mixin private ControllersOption controllers = new ControllersOption();

  @Option(
      names = "--native-period",
      description = "Let each controller decide as often as it was made for.")
  private boolean nativePeriod;

  @Option(
      names = "--against",
      paramLabel = "NAME",
      description = "The controller that the others are compared with (default: the first).")
  private Optional<String> against = Optional.empty();

  @Mixin private FrontierOption frontier = new FrontierOption();

  @Option(names = "--no-frontier", description = "No constant pools.")
  private boolean noFrontier;

  @Mixin private BestPlansOptions best = new BestPlansOptions();
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

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Scenario chosen = scenario.scenario();
    CompareSettings settings =
        new CompareSettings(
            chosen,
            episodes.seed(),
            episodes.episodes(),
            episodes.jobs(),
            Entrant.of(controllers.controllers(), nativePeriod, chosen),
            noFrontier
                ? Optional.empty()
                : Optional.of(CompareSettings.pools(frontier.pools(), chosen)),
            best.settings(),
            against,
            OptionalInt.of(shown));
    return new CompareReport(
            View.COMPARE, terminal, report.settings(spec, out.folder(NAME)), settings)
        .runAndReport();
  }
}

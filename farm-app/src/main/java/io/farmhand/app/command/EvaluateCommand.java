package io.farmhand.app.command;

import io.farmhand.app.compare.CompareReport;
import io.farmhand.app.compare.CompareSettings;
import io.farmhand.app.compare.Entrant;
import io.farmhand.app.compare.View;
import io.farmhand.app.option.BestPlansOptions;
import io.farmhand.app.option.EpisodeOptions;
import io.farmhand.app.option.FrontierOption;
import io.farmhand.app.option.NamedController;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.ResultFolderOption;
import io.farmhand.app.scenario.ScenarioOptions;
import io.farmhand.app.terminal.Terminal;
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

/** {@code farmhand evaluate}: one controller in depth. */
@Command(
    name = "evaluate",
    description = {
      "Looks at one controller in depth: how its episodes are spread, the worst of them with their"
          + " seeds, why it decided as it did, and the course of one episode.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  private static final String NAME = "evaluate";

  private final Terminal terminal;

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();

  @Option(
      names = {"-c", "--controller"},
      paramLabel = "[NAME=]CONTROLLER",
      required = true,
      description = "The controller, such as erlang-c, static:12 or policy:my.policy.")
  private Optional<NamedController> controller = Optional.empty();

  @Option(
      names = "--native-period",
      description = "Let the controller decide as often as it was made for.")
  private boolean nativePeriod;

  @Mixin private FrontierOption frontier = new FrontierOption();
  @Mixin private BestPlansOptions best = new BestPlansOptions();
  @Mixin private EpisodeOptions episodes = new EpisodeOptions();

  @Option(
      names = "--episode",
      paramLabel = "N",
      description = "The episode whose course is shown in full (default: the worst).")
  private Optional<Integer> shown = Optional.empty();

  @Mixin private ResultFolderOption out = new ResultFolderOption();
  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  EvaluateCommand(Terminal terminal) {
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
            Entrant.of(List.of(controller.orElseThrow()), nativePeriod, chosen),
            Optional.of(CompareSettings.pools(frontier.pools(), chosen)),
            best.settings(),
            Optional.empty(),
            shown.map(OptionalInt::of).orElse(OptionalInt.empty()));
    return new CompareReport(
            View.EVALUATE, terminal, report.settings(spec, out.folder(NAME)), settings)
        .runAndReport();
  }
}

package io.farmhand.app.command;

import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.ControllerSpec;
import io.farmhand.app.option.DrainOption;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.ResultFolderOption;
import io.farmhand.app.run.RunSession;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.scenario.LiveScenarioOptions;
import io.farmhand.app.scenario.ScenarioRun;
import io.farmhand.app.scenario.ScenarioSeries;
import io.farmhand.app.scenario.ScenarioWork;
import io.farmhand.app.scenario.Works;
import io.farmhand.app.site.WorkerSite;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.worker.ScenarioHandler;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.time.TimeSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code farmhand run scenario}: a scenario live. */
@Command(
    name = "scenario",
    description = {
      "Runs a scenario live: its tasks arrive as it says, and real workers do them.",
      "Workers in this process behave as the scenario's platform does; functions of OpenFaaS"
          + " (--platform openfaas) as they are.",
      "All durations are in the scenario's time, which --speed lets pass faster.",
      "Without --controller and --workers, " + LiveScenarioOptions.DEFAULT_CONTROLLER + " decides.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunScenarioCommand implements Callable<Integer> {
  private static final String NAME = "run scenario";

  private final Terminal terminal;

  @Mixin private LiveScenarioOptions scenario = new LiveScenarioOptions();

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "Seconds of the scenario in a real one (default: ${DEFAULT-VALUE}).")
  private double speed = 1;

  @Option(
      names = "--work",
      paramLabel = "KIND",
      defaultValue = "sleep",
      description =
          "What tasks do: sleep, cpu (compute as long) or images (process a picture of their"
              + " size) (default: ${DEFAULT-VALUE}).")
  private Works.Kind work = Works.Kind.SLEEP;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance (default: 1).")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      description = "Several runs, one after the other, and a table of them all.")
  private Optional<IntRange> seeds = Optional.empty();

  @Mixin private ResultFolderOption out = new ResultFolderOption();
  @Mixin private DrainOption drain = new DrainOption();
  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  RunScenarioCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (seed.isPresent() && seeds.isPresent()) {
      throw Usage.wrong("Give either --seed or --seeds, not both");
    }
    ScenarioRun.requireSpeed(speed);
    ControllerSpec controller = scenario.controller();
    Scenario chosen = scenario.scenario();
    RunSettings settings = drain.in(report.settings(spec, out.folder(NAME)));
    TimeSource time = TimeSource.system().faster(speed);
    try (ScenarioWork tasks = Works.make(work, time);
        WorkerSite site = WorkerSite.open(scenario.where())) {
      ScenarioRun run =
          new ScenarioRun(
              chosen,
              controller,
              scenario.dryRun(),
              tasks,
              site,
              ScenarioHandler.PROGRAM,
              time,
              speed);
      run.warmUp();
      return seeds.isPresent()
          ? new ScenarioSeries(terminal, settings).runAndReport(run, seeds.get())
          : new RunSession(terminal, settings).runAndReport(run.plan(seed.orElse(1L)));
    }
  }
}

package io.farmhand.app.command;

import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.ControllerSpec;
import io.farmhand.app.option.DrainOption;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.ResultFolderOption;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.scenario.LiveScenarioOptions;
import io.farmhand.app.scenario.ScenarioRun;
import io.farmhand.app.scenario.ScenarioWork;
import io.farmhand.app.scenario.Works;
import io.farmhand.app.site.WorkerSite;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.twin.TwinExperiment;
import io.farmhand.app.view.Format;
import io.farmhand.app.worker.ScenarioHandler;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.time.TimeSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code farmhand twin}: how far live runs and simulations are apart. */
@Command(
    name = "twin",
    description = {
      "Runs a scenario live and simulated under the same seeds, and says how far they are apart.",
      "Live and simulation agree when the 95 %% interval of the paired mean difference lies within"
          + " 1 point of QoS and 0.3 workers, and do not when it lies beyond. Where few seeds leave"
          + " it open, it says how many would do. The exit code is 4 unless they agree.",
      "Give it a quiet machine: what else runs there makes the live side late.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TwinCommand implements Callable<Integer> {
  private static final String NAME = "twin";

  private final Terminal terminal;

  @Mixin private LiveScenarioOptions scenario = new LiveScenarioOptions();

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      defaultValue = "1..10",
      description = "The seeds (default: ${DEFAULT-VALUE}).")
  private IntRange seeds = new IntRange(1, 10);

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "10",
      description = "Seconds of the scenario in a real one (default: ${DEFAULT-VALUE}).")
  private double speed = 10;

  @Mixin private ResultFolderOption out = new ResultFolderOption();
  @Mixin private DrainOption drain = new DrainOption();
  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  TwinCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ScenarioRun.requireSpeed(speed);
    if (scenario.where().isRemote() && !scenario.namesProfile()) {
      throw Usage.wrong(
          "The simulator must know how the platform behaves: measure it with 'farmhand calibrate"
              + " --platform openfaas --speed "
              + Format.number(speed, 0)
              + "' and name its platform.yml with --profile");
    }
    if (scenario.dryRun()) {
      throw Usage.wrong("--dry-run leaves nothing to compare; leave it out");
    }
    ControllerSpec controller = scenario.controller();
    Scenario chosen = scenario.scenario();
    RunSettings settings = drain.in(report.settings(spec, out.folder(NAME)));
    TimeSource time = TimeSource.system().faster(speed);
    try (ScenarioWork work = Works.make(Works.Kind.SLEEP, time);
        WorkerSite site = WorkerSite.open(scenario.where())) {
      ScenarioRun run =
          new ScenarioRun(
              chosen, controller, false, work, site, ScenarioHandler.PROGRAM, time, speed);
      run.warmUp();
      return new TwinExperiment(terminal, settings, run, seeds).runAndReport();
    }
  }
}

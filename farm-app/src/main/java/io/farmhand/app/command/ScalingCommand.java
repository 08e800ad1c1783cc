package io.farmhand.app.command;

import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.DrainOption;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.ResultFolderOption;
import io.farmhand.app.scaling.ScalingExperiment;
import io.farmhand.app.scaling.ScalingSettings;
import io.farmhand.app.scenario.ScenarioRun;
import io.farmhand.app.site.SiteOptions;
import io.farmhand.app.site.WorkerSite;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.worker.ScenarioHandler;
import io.farmhand.platform.LocalPlatform;
import io.farmhand.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code farmhand scaling}: how much faster the farm gets with more workers. */
@Command(
    name = "scaling",
    description = {
      "Measures strong scaling: the same emulated tasks with more and more workers.",
      "Prints run time, speed-up and efficiency, and draws them, beside the published 29.7x at 32.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ScalingCommand implements Callable<Integer> {
  private static final String NAME = "scaling";

  private final Terminal terminal;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many tasks (default: ${DEFAULT-VALUE}).")
  private int tasks = 1000;

  @Option(
      names = "--service",
      paramLabel = "DURATION",
      defaultValue = "2040ms",
      description = "Mean service time of a task (default: ${DEFAULT-VALUE}).")
  private Duration service = Duration.ofMillis(2040);

  @Option(
      names = {"-w", "--workers"},
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2,4,8,16,32",
      description = "Numbers of workers (default: ${DEFAULT-VALUE}).")
  private List<Integer> workers = List.of();

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "50",
      description = "Seconds of service in a real one (default: ${DEFAULT-VALUE}).")
  private double speed = 50;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the service times (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private SiteOptions where = new SiteOptions();
  @Mixin private ResultFolderOption out = new ResultFolderOption();
  @Mixin private DrainOption drain = new DrainOption();
  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  ScalingCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var output = drain.in(report.settings(spec, out.folder(NAME)));
    ScalingSettings settings = settings();
    int most = settings.workers().getLast();
    try (WorkerSite site = WorkerSite.open(where)) {
      Platform platform =
          site.platform(
              LocalPlatform.ofVirtualThreads(), ScenarioHandler.PROGRAM, most, settings.speed());
      return new ScalingExperiment(terminal, output, settings, platform).runAndReport();
    }
  }

  private ScalingSettings settings() {
    Usage.require(tasks >= 1, "--tasks must be at least 1", tasks);
    Usage.require(service.isPositive(), "--service must be above 0", service);
    Usage.require(
        workers.stream().allMatch(each -> each >= 1), "--workers must be at least 1", workers);
    ScenarioRun.requireSpeed(speed);
    return new ScalingSettings(tasks, service, workers, speed, seed);
  }
}

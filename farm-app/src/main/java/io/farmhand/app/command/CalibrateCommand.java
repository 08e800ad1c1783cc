package io.farmhand.app.command;

import io.farmhand.app.calibration.CalibrationRun;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.option.ReportOptions;
import io.farmhand.app.option.ResultFolderOption;
import io.farmhand.app.scenario.ProbeWork;
import io.farmhand.app.scenario.ScenarioRun;
import io.farmhand.app.scenario.ScenarioWork;
import io.farmhand.app.scenario.Works;
import io.farmhand.app.site.SiteOptions;
import io.farmhand.app.site.WorkerSite;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.worker.ScenarioHandler;
import io.farmhand.platform.Platform;
import io.farmhand.sim.calibration.CalibrationSettings;
import io.farmhand.sim.live.Emulation;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Profiles;
import io.farmhand.sim.workload.SizeModel;
import io.farmhand.sim.yaml.Values;
import io.farmhand.time.TimeSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code farmhand calibrate}: how a platform behaves, as a profile. */
@Command(
    name = "calibrate",
    description = {
      "Measures a platform and writes its profile for simulations and scenarios.",
      "Starts workers together, several times, and has them do tasks of different sizes:"
          + " start-up time, overhead of a task, service time by size, and speed of the workers.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CalibrateCommand implements Callable<Integer> {
  private static final String NAME = "calibrate";

  /** Of the published scenario: what emulated work takes for a size. */
  private static final double QUADRATIC_SECONDS = 170.99e-9;

  private static final double CONSTANT_SECONDS = 1.6655e-3;

  private final Terminal terminal;

  @Mixin private SiteOptions where = new SiteOptions();

  @Option(
      names = "--emulate",
      paramLabel = "NAME|FILE",
      description = "Has the local platform behave as a profile says, to see that it is recovered.")
  private Optional<String> emulated = Optional.empty();

  @Option(
      names = "--work",
      paramLabel = "KIND",
      defaultValue = "sleep",
      description = "What tasks do: sleep, cpu or images (default: ${DEFAULT-VALUE}).")
  private Works.Kind work = Works.Kind.SLEEP;

  @Option(
      names = {"-w", "--workers"},
      paramLabel = "N",
      defaultValue = "4",
      description = "Workers that start and work side by side (default: ${DEFAULT-VALUE}).")
  private int workers = 4;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times that they are started (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "20",
      description = "Tasks that each of them does (default: ${DEFAULT-VALUE}).")
  private int tasks = 20;

  @Option(
      names = "--sizes",
      paramLabel = "MIN..MAX",
      defaultValue = "512..2048",
      description = "Sizes of the tasks, in pixels of a side (default: ${DEFAULT-VALUE}).")
  private IntRange sizes = new IntRange(512, 2048);

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "Seconds of the profile in a real one: an emulated platform is that much faster, and the"
              + " profile of a real one is for runs at that speed (default: ${DEFAULT-VALUE}).")
  private double speed = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of what an emulated platform draws (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the profile (default: that of the platform).")
  private Optional<String> name = Optional.empty();

  @Mixin private ResultFolderOption out = new ResultFolderOption();
  @Mixin private ReportOptions report = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  CalibrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (where.isRemote() && emulated.isPresent()) {
      throw Usage.wrong("--emulate has the local platform behave as a profile says; leave one out");
    }
    ScenarioRun.requireSpeed(speed);
    if (emulated.isEmpty() && !where.isRemote() && speed != 1) {
      throw Usage.wrong(
          "--speed "
              + speed
              + " is not for the threads of this process as they are; add --emulate or --platform"
              + " openfaas");
    }
    Optional<PlatformProfile> profile = emulated.map(Profiles::load);
    CalibrationSettings amount = amount();
    var settings = report.settings(spec, out.folder(NAME));
    TimeSource time = TimeSource.system().faster(speed);
    try (ScenarioWork kind = Works.make(work, time);
        WorkerSite site = WorkerSite.open(where)) {
      Platform local =
          profile
              .map(cloud -> Emulation.platform(kind.platform(), cloud, RandomStreams.of(seed)))
              .orElseGet(kind::platform);
      Platform measured = site.platform(local, ScenarioHandler.PROGRAM, workers, speed);
      String does = Values.name(work);
      return new CalibrationRun(terminal, settings, name.orElse(measured.name()), does, amount)
          .run(measured, new ProbeWork(kind, time, speed), time);
    }
  }

  private CalibrationSettings amount() {
    Usage.require(workers >= 1, "--workers must be at least 1", workers);
    Usage.require(rounds >= 1, "--rounds must be at least 1", rounds);
    Usage.require(tasks >= 3, "--tasks must be at least 3", tasks);
    try {
      SizeModel model =
          new SizeModel(sizes.first(), sizes.last(), QUADRATIC_SECONDS, CONSTANT_SECONDS);
      return new CalibrationSettings(workers, rounds, tasks, model);
    } catch (IllegalArgumentException e) {
      throw Usage.wrong(e);
    }
  }
}

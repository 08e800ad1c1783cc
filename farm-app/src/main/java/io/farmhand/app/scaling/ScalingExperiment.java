package io.farmhand.app.scaling;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.report.Json;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.run.RunPlan;
import io.farmhand.app.run.RunResult;
import io.farmhand.app.run.RunSession;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.farm.Chunking;
import io.farmhand.farm.Farm;
import io.farmhand.platform.LocalPlatform;
import io.farmhand.platform.Platform;
import io.farmhand.sim.random.Gamma;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The same emulated tasks with more and more workers: how much faster the farm gets.
 *
 * <p>All tasks are there at the start. Service times are gamma distributed (shape 4), scaled so
 * that together they are exactly the work of the settings, and the same for every number of
 * workers.
 */
public final class ScalingExperiment {
  private static final String NAME = "scaling";
  private static final double SHAPE = 4;

  private final Terminal terminal;
  private final RunSettings output;
  private final ScalingSettings settings;
  private final Platform platform;
  private final TimeSource time;

  /** An experiment on this terminal; each run has a folder of its own below that of the output. */
  public ScalingExperiment(
      Terminal terminal, RunSettings output, ScalingSettings settings, Platform platform) {
    this.terminal = terminal;
    this.output = output;
    this.settings = settings;
    this.platform = platform;
    this.time = TimeSource.system().faster(settings.speed());
  }

  /**
   * Runs it and prints a table.
   *
   * @return the exit code of the program
   */
  public int runAndReport() {
    ResultFolder folder = ResultFolder.create(output.results());
    long[] services = services();
    warmUp();
    List<ScalingPoint> points = new ArrayList<>();
    double one = settings.workSeconds();
    for (int workers : settings.workers()) {
      RunSettings own = output.withResults(folder.path().resolve("workers-" + workers));
      RunResult result = new RunSession(terminal, own).run(plan(workers, services));
      result.problems().forEach(terminal.err()::println);
      if (result.code() != ExitCode.OK) {
        terminal.err().println("The experiment ended early; it has no result.");
        return result.code().number();
      }
      var times = result.figures().times();
      double seconds = times.finished() - times.firstArrival();
      one = workers == 1 ? seconds : one;
      points.add(new ScalingPoint(workers, seconds, one / seconds));
    }
    report(folder, points);
    return ExitCode.OK.number();
  }

  private long[] services() {
    RandomGenerator random = RandomStreams.of(settings.seed()).stream("service");
    Gamma gamma = new Gamma(SHAPE, settings.meanService().toNanos() * 1e-9);
    double[] drawn = new double[settings.tasks()];
    Arrays.setAll(drawn, _ -> gamma.sample(random));
    double scale = settings.workSeconds() / Arrays.stream(drawn).sum();
    return Arrays.stream(drawn).mapToLong(each -> Math.round(each * scale * 1e9)).toArray();
  }

  private RunPlan<Integer, Double> plan(int workers, long[] services) {
    var farm =
        Farm.of(new EmulatedTasks(services, time, settings.speed()))
            .platform(platform)
            .capacity(Math.max(1, services.length))
            .chunking(Chunking.single());
    return RunPlan.of(NAME, farm)
        .title("strong scaling, " + workers + (workers == 1 ? " worker" : " workers"))
        .time(time, settings.speed())
        .workers(workers)
        .total(services.length)
        .seed(settings.seed())
        .source(
            outlet -> {
              for (int i = 0; i < services.length; i++) {
                outlet.put(i);
              }
            })
        .configure("platform", platform.name())
        .configure("workers", workers)
        .configure("mean_service_s", settings.meanService().toNanos() * 1e-9);
  }

  /** The first tasks would otherwise pay for what the JVM loads and compiles. */
  private void warmUp() {
    long[] brief = new long[500];
    Arrays.fill(brief, Math.round(1e6 * settings.speed()));
    try (Farm<Integer, Double> farm =
        Farm.of(new EmulatedTasks(brief, time, settings.speed()))
            .platform(LocalPlatform.ofVirtualThreads())
            .chunking(Chunking.single())
            .time(time)
            .workers(16)
            .open()) {
      farm.process(IntStream.range(0, brief.length).boxed())
          .forEach(outcome -> outcome.task().id());
    }
  }

  private void report(ResultFolder folder, List<ScalingPoint> points) {
    ScalingTable table = new ScalingTable(points);
    folder.write("scaling.csv", table.csv().getBytes(StandardCharsets.UTF_8));
    ScalingFigure figure = new ScalingFigure(points);
    folder.write("scaling.svg", figure.svg());
    folder.write("scaling.png", figure.png());
    Map<String, Object> summary = summary(points);
    folder.writeSummary(summary);
    if (output.output().isJson()) {
      terminal.out().println(Json.line(summary));
    } else if (output.output().showsProgress()) {
      terminal.out().println();
      table.lines().forEach(terminal.out()::println);
      terminal.out().println("Results in " + output.results() + ", figure scaling.svg");
    }
  }

  private Map<String, Object> summary(List<ScalingPoint> points) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", ResultFolder.SCHEMA);
    map.put("kind", NAME);
    map.put("command", NAME);
    map.put("exit_code", ExitCode.OK.number());
    map.put("platform", platform.name());
    map.put("seed", settings.seed());
    map.put("speed", settings.speed());
    map.put("tasks", settings.tasks());
    map.put("work_s", settings.workSeconds());
    map.put("points", points.stream().map(ScalingPoint::describe).toList());
    map.putAll(output.provenance(output.repeat()));
    return map;
  }
}

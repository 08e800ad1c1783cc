package io.farmhand.app.twin;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.page.Reports;
import io.farmhand.app.report.Json;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.run.RepeatCommand;
import io.farmhand.app.run.RunResult;
import io.farmhand.app.run.RunSession;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.scenario.ScenarioRun;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.ControllerFailedException;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.TraceGenerator;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same seeds live and simulated, pair by pair: the same tasks, the same draws of start-up
 * times, a fresh controller of the same kind.
 */
public final class TwinExperiment {
  private static final String NAME = "twin";

  private final Terminal terminal;
  private final RunSettings settings;
  private final ScenarioRun run;
  private final IntRange seeds;

  /** An experiment on this terminal; each live run has a folder below that of the settings. */
  public TwinExperiment(Terminal terminal, RunSettings settings, ScenarioRun run, IntRange seeds) {
    this.terminal = terminal;
    this.settings = settings;
    this.run = run;
    this.seeds = seeds;
  }

  /**
   * Runs it and prints both sides.
   *
   * @return the exit code of the program: {@link ExitCode#NOT_MET} unless every interval lies
   *     within its margin
   */
  public int runAndReport() {
    try (ResultFolder folder = ResultFolder.create(settings.results())) {
      return runAndReport(folder);
    }
  }

  private int runAndReport(ResultFolder folder) {
    List<TwinPair> pairs = new ArrayList<>();
    ExitCode code = ExitCode.OK;
    for (long seed : seeds.stream().toArray()) {
      RunSettings own = settings.withResults(folder.path().resolve("seed-" + seed));
      RunResult live = new RunSession(terminal, own).run(run.plan(seed));
      live.problems().forEach(terminal.err()::println);
      if (live.wasInterrupted()) {
        // Half a run would distort the means.
        code = live.code();
        break;
      }
      code = code == ExitCode.OK && live.code() == ExitCode.CANNOT_RUN ? live.code() : code;
      pairs.add(new TwinPair(seed, live.figures(), simulated(seed), loadAverage()));
    }
    if (pairs.isEmpty()) {
      terminal.err().println("The experiment ended early; it has no result.");
      return code.number();
    }
    return report(folder, new TwinComparison(pairs), code);
  }

  private EpisodeFigures simulated(long seed) {
    Scenario scenario = run.scenario();
    RandomStreams streams = RandomStreams.of(seed);
    Episode episode = Episode.of(scenario);
    episode.begin(TraceGenerator.of(scenario.workload()).generate(streams), streams);
    try {
      return episode.play(run.controller().factory(), _ -> {});
    } catch (ControllerFailedException failure) {
      throw failure.in("the simulation of seed " + seed);
    }
  }

  private static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private int report(ResultFolder folder, TwinComparison comparison, ExitCode sofar) {
    boolean agrees = comparison.verdict() == Verdict.WITHIN;
    ExitCode code = sofar == ExitCode.OK && !agrees ? ExitCode.NOT_MET : sofar;
    folder.write("twin.csv", comparison.csv().getBytes(StandardCharsets.UTF_8));
    Map<String, Object> summary = summary(comparison, code);
    folder.writeSummary(summary);
    Reports.write(List.of(folder.path()), folder.path());
    if (settings.output().isJson()) {
      terminal.out().println(Json.line(summary));
    } else if (settings.output().showsProgress()) {
      print(comparison);
    }
    return code.number();
  }

  private void print(TwinComparison comparison) {
    terminal.out().println();
    terminal
        .out()
        .println(
            run.scenario().name()
                + ", "
                + run.controller()
                + ", live at speed "
                + speed()
                + " and simulated");
    comparison
        .lines(terminal.style().plusMinus(), terminal.lineWidth())
        .forEach(terminal.out()::println);
    terminal.out().println();
    terminal.out().println("Again: " + repeat().line());
    terminal
        .out()
        .println(
            "Report in " + settings.results().resolve(Reports.PAGE) + ", with the data beside it");
  }

  /** With the seeds and the speed named, so that other defaults change nothing. */
  private RepeatCommand repeat() {
    return settings.repeat().with("--seeds", seeds).with("--speed", speed());
  }

  private String speed() {
    return BigDecimal.valueOf(run.speed()).stripTrailingZeros().toPlainString();
  }

  private Map<String, Object> summary(TwinComparison comparison, ExitCode code) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", ResultFolder.SCHEMA);
    map.put("kind", NAME);
    map.put("command", NAME);
    map.put("exit_code", code.number());
    map.put("scenario", run.scenario().name());
    map.put("controller", run.controller().toString());
    map.put("platform", run.site().isRemote() ? "openfaas" : "local");
    map.put("speed", run.speed());
    map.put("seeds", comparison.pairs().stream().map(TwinPair::seed).toList());
    map.put("agrees", comparison.verdict().known());
    map.put("verdict", comparison.sentence());
    map.put("live_less_simulated", comparison.describe());
    map.put("pairs", comparison.pairs().stream().map(TwinPair::describe).toList());
    map.put("configuration", run.scenario().describe());
    map.putAll(settings.provenance(repeat()));
    return map;
  }
}

package io.farmhand.app.scenario;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.report.Json;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.run.Build;
import io.farmhand.app.run.RunResult;
import io.farmhand.app.run.RunSession;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.view.Format;
import io.farmhand.sim.stats.Interval;
import io.farmhand.sim.stats.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The same scenario under several seeds, one after the other. */
public final class ScenarioSeries {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("QoS %", "qos_percent", 1, run -> 100 * run.figures().tasks().qos()),
          new Column("workers", "workers_mean", 2, run -> run.figures().workers().mean()),
          new Column("mean target", "mean_target", 2, run -> run.figures().workers().meanTarget()),
          new Column("actions", "actions", 1, run -> run.figures().workers().actions()),
          new Column("95 % within s", "sojourn_p95_s", 2, run -> run.figures().sojourn().p95()),
          new Column("finished s", "finished_s", 1, run -> run.figures().times().finished()));
  private static final int WIDTH = 14;

  private final Terminal terminal;
  private final RunSettings settings;

  private record Column(
      String title, String key, int decimals, ToDoubleFunction<RunResult> value) {}

  /** A series on this terminal; each run has a folder of its own below that of the settings. */
  public ScenarioSeries(Terminal terminal, RunSettings settings) {
    this.terminal = terminal;
    this.settings = settings;
  }

  /**
   * Runs them and prints a table with the mean and its 95 % interval (Student's t).
   *
   * @return the exit code of the program: that of the first run that did not end well
   */
  public int runAndReport(ScenarioRun run, IntRange seeds) {
    ResultFolder folder = ResultFolder.create(settings.results());
    List<RunResult> results = new ArrayList<>();
    List<Long> done = new ArrayList<>();
    ExitCode code = ExitCode.OK;
    for (long seed : seeds.stream().toArray()) {
      RunSettings own = settings.withResults(folder.path().resolve("seed-" + seed));
      RunResult result = new RunSession(terminal, own).run(run.plan(seed));
      result.problems().forEach(terminal.err()::println);
      if (result.wasInterrupted()) {
        // Half a run would distort the means.
        code = result.code();
        break;
      }
      code = code == ExitCode.OK ? result.code() : code;
      results.add(result);
      done.add(seed);
      if (settings.output().showsProgress()) {
        terminal.err().println(row("seed " + seed, result));
      }
    }
    Map<String, Object> summary = summary(run, code, done, results);
    folder.writeSummary(summary);
    print(run, summary, done, results);
    return code.number();
  }

  private void print(
      ScenarioRun run, Map<String, Object> summary, List<Long> seeds, List<RunResult> results) {
    if (settings.output().isJson()) {
      terminal.out().println(Json.line(summary));
    } else if (settings.output().showsProgress()) {
      table(run, seeds, results).forEach(terminal.out()::println);
    }
  }

  private List<String> table(ScenarioRun run, List<Long> seeds, List<RunResult> results) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(run.scenario().name() + ", " + run.controller() + ", " + seeds.size() + " runs");
    StringBuilder head = new StringBuilder(left("", WIDTH));
    COLUMNS.forEach(column -> head.append(right(column.title, WIDTH)));
    lines.add(head.toString());
    for (int i = 0; i < seeds.size(); i++) {
      lines.add(row("seed " + seeds.get(i), results.get(i)));
    }
    if (results.size() > 1) {
      StringBuilder mean = new StringBuilder(left("mean", WIDTH));
      StringBuilder half = new StringBuilder(left("95 % interval", WIDTH));
      for (Column column : COLUMNS) {
        Interval interval = sample(column, results).interval();
        mean.append(right(Format.number(interval.mean(), column.decimals), WIDTH));
        half.append(
            right(
                terminal.style().plusMinus()
                    + " "
                    + Format.number(interval.halfWidth(), column.decimals),
                WIDTH));
      }
      lines.add(mean.toString());
      lines.add(half.toString());
    }
    lines.add("Results in " + settings.results());
    return lines;
  }

  private static String row(String name, RunResult result) {
    StringBuilder row = new StringBuilder(left(name, WIDTH));
    for (Column column : COLUMNS) {
      double value = column.value.applyAsDouble(result);
      row.append(right(Format.number(value, column.decimals), WIDTH));
    }
    return row.toString();
  }

  private static Sample sample(Column column, List<RunResult> results) {
    return Sample.of(results.stream().mapToDouble(column.value).toArray());
  }

  private Map<String, Object> summary(
      ScenarioRun run, ExitCode code, List<Long> seeds, List<RunResult> results) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", ResultFolder.SCHEMA);
    map.put("kind", "series");
    map.put("command", "run scenario");
    map.put("exit_code", code.number());
    map.put("seeds", seeds);
    map.put("means", means(results));
    map.put("runs", results.stream().map(RunResult::summary).toList());
    map.put("scenario", run.scenario().name());
    map.put("controller", run.controller().toString());
    map.put("command_line", settings.arguments());
    map.put("farmhand", Build.version());
    map.put("java", Runtime.version());
    map.put("results", settings.results());
    return map;
  }

  private static Map<String, Object> means(List<RunResult> results) {
    Map<String, Object> means = new LinkedHashMap<>();
    if (results.isEmpty()) {
      return means;
    }
    for (Column column : COLUMNS) {
      Map<String, Object> mean = new LinkedHashMap<>();
      Sample sample = sample(column, results);
      mean.put("mean", sample.mean());
      mean.put("sd", sample.sd());
      if (sample.count() > 1) {
        mean.put("ci95_low", sample.interval().low());
        mean.put("ci95_high", sample.interval().high());
      }
      means.put(column.key, mean);
    }
    return means;
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}

package io.farmhand.app.scenario;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.report.Json;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.run.RunResult;
import io.farmhand.app.run.RunSession;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.view.Format;
import io.farmhand.app.view.Table;
import io.farmhand.sim.stats.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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
        terminal.err().println(told(seed, result));
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
    List<String> headings = new ArrayList<>(List.of(""));
    COLUMNS.forEach(column -> headings.add(column.title));
    Table table = new Table(headings.toArray(String[]::new));
    for (int i = 0; i < seeds.size(); i++) {
      RunResult result = results.get(i);
      addRow(table, "seed " + seeds.get(i), column -> cell(column, result));
    }
    if (results.size() > 1) {
      addRow(table, "mean", column -> mean(column, results));
      addRow(table, "95 % interval", column -> half(column, results));
    }
    lines.addAll(table.lines(terminal.lineWidth()));
    lines.add("");
    lines.add("Again: " + settings.repeat().line());
    lines.add("Results in " + settings.results());
    return lines;
  }

  private static void addRow(Table table, String name, Function<Column, String> cell) {
    List<String> cells = new ArrayList<>(List.of(name));
    COLUMNS.forEach(column -> cells.add(cell.apply(column)));
    table.add(cells.toArray(String[]::new));
  }

  private static String cell(Column column, RunResult result) {
    return Format.number(column.value.applyAsDouble(result), column.decimals);
  }

  private static String mean(Column column, List<RunResult> results) {
    return Format.number(sample(column, results).mean(), column.decimals);
  }

  private String half(Column column, List<RunResult> results) {
    double half = sample(column, results).interval().halfWidth();
    return terminal.style().plusMinus() + Format.number(half, column.decimals);
  }

  private static String told(long seed, RunResult result) {
    return COLUMNS.stream()
        .map(column -> column.title + " " + cell(column, result))
        .collect(Collectors.joining(", ", "seed " + seed + ": ", ""));
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
    map.putAll(settings.provenance(settings.repeat()));
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
}

package io.farmhand.app.compare;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.page.Reports;
import io.farmhand.app.report.Json;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.run.RepeatCommand;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.run.WorkProgress;
import io.farmhand.app.terminal.Signals;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.view.Prose;
import io.farmhand.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Runs a comparison, prints it and writes its files. */
public final class CompareReport {
  /** The file that the comparison is in. */
  public static final String FILE = "comparison.json";

  private final View view;
  private final Terminal terminal;
  private final RunSettings output;
  private final CompareSettings settings;

  /**
   * A report on this terminal.
   *
   * @param view what is shown and written besides
   */
  public CompareReport(View view, Terminal terminal, RunSettings output, CompareSettings settings) {
    this.view = view;
    this.terminal = terminal;
    this.output = output;
    this.settings = settings;
  }

  /**
   * Compares and prints.
   *
   * @return the exit code of the program: {@link ExitCode#NOT_MET} when no plan was found that
   *     reaches the goal
   */
  public int runAndReport() {
    settings.reference();
    settings.entrants().forEach(each -> each.warning().ifPresent(terminal.err()::println));
    try (ResultFolder folder = ResultFolder.create(output.results())) {
      return runAndReport(folder);
    }
  }

  private int runAndReport(ResultFolder folder) {
    long begin = TimeSource.system().nanos();
    Experiment experiment = new Experiment(settings);
    Findings findings;
    Thread self = Thread.currentThread();
    try (var _ = Signals.handle("INT", self::interrupt);
        WorkProgress progress = new WorkProgress(terminal, output.output().showsProgress())) {
      findings = experiment.run(progress);
    } catch (CancellationException interrupted) {
      String sentence = interrupted.getMessage() + ". The comparison has no result.";
      Prose.wrapped(sentence, terminal.lineWidth()).forEach(terminal.err()::println);
      return ExitCode.INTERRUPTED.number();
    }
    Map<String, Object> described =
        new FindingsJson(findings).describe(view.command(), repeat().line());
    List<Course> courses = experiment.courses(findings);
    write(folder, findings, courses, described);
    view.write(folder, findings, courses);
    ExitCode code =
        findings.best().map(best -> best.search().reached()).orElse(true)
            ? ExitCode.OK
            : ExitCode.NOT_MET;
    folder.writeSummary(summary(code, (TimeSource.system().nanos() - begin) * 1e-9));
    Reports.write(List.of(folder.path()), folder.path());
    print(findings, courses, described);
    return code.number();
  }

  private RepeatCommand repeat() {
    return output.repeat().with("--seed", settings.seed()).with("--episodes", settings.episodes());
  }

  private static void write(
      ResultFolder folder, Findings findings, List<Course> courses, Map<String, Object> described) {
    write(folder, FILE, Json.pretty(described) + "\n");
    write(folder, FindingsCsv.EPISODES, FindingsCsv.episodes(findings));
    write(folder, FindingsCsv.STEPS, FindingsCsv.steps(findings));
    write(folder, FindingsCsv.COURSE, FindingsCsv.courses(courses));
    String curves = TrainingCsv.of(findings.settings().entrants());
    if (!curves.isEmpty()) {
      write(folder, TrainingCsv.FILE, curves);
    }
  }

  private static void write(ResultFolder folder, String name, String text) {
    folder.write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void print(Findings findings, List<Course> courses, Map<String, Object> described) {
    if (output.output().isJson()) {
      terminal.out().println(Json.line(described));
    } else if (output.output().showsProgress()) {
      view.lines(findings, courses, terminal.style(), terminal.lineWidth()).forEach(this::println);
      println("");
      println("Again: " + repeat().line());
      println("Report in " + output.results().resolve(Reports.PAGE) + ", with the data beside it");
    }
  }

  private void println(String line) {
    terminal.out().println(line);
  }

  private Map<String, Object> summary(ExitCode code, double seconds) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", ResultFolder.SCHEMA);
    map.put("kind", view.command());
    map.put("command", view.command());
    map.put("exit_code", code.number());
    map.put("scenario", settings.scenario().name());
    map.put("seed", settings.seed());
    map.put("episodes", settings.episodes());
    map.put("jobs", settings.jobs());
    map.put("wall_s", seconds);
    map.putAll(output.provenance(repeat()));
    return map;
  }
}

package io.farmhand.app.run;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.report.RunFigures;
import io.farmhand.app.report.SummaryTable;
import io.farmhand.app.view.Format;
import io.farmhand.task.Outcome;
import io.farmhand.time.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts together what is said of a run that has ended. */
final class RunReport<I, O> {
  private static final int FAILURES_RECORDED = 100;

  private final RunPlan<I, O> plan;
  private final RunSettings settings;
  private final LiveRun<I, O> run;
  private final Instant started;
  private final RunFigures figures;

  RunReport(RunPlan<I, O> plan, RunSettings settings, LiveRun<I, O> run, Instant started) {
    this.plan = plan;
    this.settings = settings;
    this.run = run;
    this.started = started;
    this.figures = run.figures();
  }

  /**
   * The result.
   *
   * @param signal the code of the signal that ended the run early, else OK
   * @param problems what else went wrong
   * @param width characters that a line of its table may have
   */
  RunResult result(ExitCode signal, List<String> problems, int width) {
    ExitCode code = code(signal, problems);
    return new RunResult(
        figures, code, settings.results(), summary(code, problems), table(code, width), problems);
  }

  private ExitCode code(ExitCode signal, List<String> problems) {
    if (signal != ExitCode.OK) {
      return signal;
    }
    if (!problems.isEmpty()) {
      return ExitCode.CANNOT_RUN;
    }
    boolean failed = figures.tasks().failed() > 0 || plan.furtherFailures.getAsLong() > 0;
    return failed ? ExitCode.TASKS_FAILED : ExitCode.OK;
  }

  private String ending(ExitCode code) {
    return switch (code) {
      case OK, TASKS_FAILED -> "complete";
      case INTERRUPTED, TERMINATED -> run.wasAborted() ? "aborted" : "drained";
      case USAGE, CANNOT_RUN, NOT_MET, INTERNAL_ERROR -> "incomplete";
    };
  }

  private Map<String, Object> summary(ExitCode code, List<String> problems) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", ResultFolder.SCHEMA);
    map.put("kind", "run");
    map.put("command", plan.command);
    map.put("ended", ending(code));
    map.put("exit_code", code.number());
    map.put("seed", plan.seed);
    map.put("speed", plan.speed);
    map.putAll(figures.describe());
    if (!plan.details.get().isEmpty()) {
      map.put("details", plan.details.get());
    }
    map.put(
        "failures", run.failures().stream().limit(FAILURES_RECORDED).map(this::describe).toList());
    map.put("problems", problems);
    map.put("configuration", plan.configuration);
    map.put("started_at", started.truncatedTo(ChronoUnit.MILLIS));
    map.put("ended_at", TimeSource.system().instant().truncatedTo(ChronoUnit.MILLIS));
    map.putAll(settings.provenance(settings.repeat()));
    return map;
  }

  private Map<String, Object> describe(Outcome.Failed<I, O> failure) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", failure.task().id());
    map.put("label", plan.label.apply(failure.task().payload()));
    map.put("attempts", failure.task().attempt());
    map.put("error", failure.failure().message());
    return map;
  }

  private List<String> table(ExitCode code, int width) {
    String ending = ending(code);
    SummaryTable table =
        new SummaryTable(plan.title + ("complete".equals(ending) ? "" : " (" + ending + ")"));
    table.add(figures, plan.speed);
    plan.rows.accept(table::add);
    table.add("Results", settings.results().toString());
    return Stream.concat(table.render(width).stream(), failureLines().stream()).toList();
  }

  private List<String> failureLines() {
    List<String> lines = new ArrayList<>();
    run.failures().stream()
        .limit(plan.failuresShown)
        .forEach(
            failure ->
                lines.add(
                    "  "
                        + plan.label.apply(failure.task().payload())
                        + "  "
                        + failure.failure().message()));
    if (!lines.isEmpty()) {
      long more = figures.tasks().failed() - lines.size();
      lines.addAll(0, List.of("", "Failed"));
      if (more > 0) {
        lines.add("  and " + Format.count(more) + " more, which tasks.csv names");
      }
    }
    return lines;
  }
}

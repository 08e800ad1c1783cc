package io.farmhand.app.report;

import io.farmhand.app.view.Format;
import io.farmhand.app.view.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The end of a run as a table of names and values. */
public final class SummaryTable {
  private static final int GAP = 3;
  private static final int LEAST_VALUE = 20;

  private final String title;
  private final Map<String, String> rows = new LinkedHashMap<>();

  /** A table with this title. */
  public SummaryTable(String title) {
    this.title = title;
  }

  /** Adds a row. */
  public SummaryTable add(String name, String value) {
    rows.put(name, value);
    return this;
  }

  /** Adds the rows that every run has. */
  public SummaryTable add(RunFigures figures, double speed) {
    RunFigures.Tasks tasks = figures.tasks();
    if (tasks.withDeadline() > 0) {
      add(
          "Quality of service",
          Format.percent(tasks.qos())
              + "   "
              + Format.count(tasks.onTime())
              + " of "
              + Format.count(tasks.accepted())
              + " tasks completed in time");
    }
    add("Tasks", tasks(tasks));
    if (tasks.accepted() > 0) {
      addUse(figures);
    }
    return add("Duration", duration(figures, speed));
  }

  private void addUse(RunFigures figures) {
    add("Workers", workers(figures.workers()));
    if (figures.workers().steps() > 0) {
      add("Scaling", scaling(figures.workers()));
    }
    if (figures.workers().failedDecisions() > 0) {
      add(
          "Controller failed",
          "at "
              + Format.count(figures.workers().failedDecisions())
              + " of "
              + count(figures.workers().steps(), "decision")
              + ", its last target was held; "
              + DecisionLog.FILE
              + " says why");
    }
    if (figures.workers().undecidedSeconds() > 0) {
      add(
          "Controller hung",
          "for "
              + Format.duration(figures.workers().undecidedSeconds())
              + " at a decision that it did not come back from; its last target was held");
    }
    add("Time in the farm", spread(figures.sojourn()));
    add("  waiting", spread(figures.waiting()));
    add("  in work", spread(figures.service()));
  }

  private static String tasks(RunFigures.Tasks tasks) {
    String text = Format.count(tasks.completed()) + " completed";
    text += tasks.late() > 0 ? ", " + Format.count(tasks.late()) + " of them late" : "";
    text += tasks.failed() > 0 ? ", " + Format.count(tasks.failed()) + " failed" : "";
    text += tasks.cancelled() > 0 ? ", " + Format.count(tasks.cancelled()) + " cancelled" : "";
    return tasks.retries() > 0 ? text + ", " + Format.count(tasks.retries()) + " retries" : text;
  }

  private static String workers(RunFigures.Workers workers) {
    String text =
        Format.number(workers.mean(), 2) + " on average, " + workers.maxTarget() + " at most";
    return workers.steps() == 0
        ? text
        : text + "   (mean target of the steps " + Format.number(workers.meanTarget(), 2) + ")";
  }

  private static String scaling(RunFigures.Workers workers) {
    String text = count(workers.actions(), "action") + " in " + count(workers.steps(), "step");
    return workers.failedActions() == 0
        ? text
        : text
            + "; "
            + count(workers.failedActions(), "target")
            + " could not be asked for, "
            + DecisionLog.FILE
            + " says why";
  }

  private static String count(long count, String what) {
    return Format.count(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String spread(Spread spread) {
    return "median "
        + Format.duration(spread.p50())
        + ", 95 % within "
        + Format.duration(spread.p95())
        + ", 99 % within "
        + Format.duration(spread.p99())
        + ", longest "
        + Format.duration(spread.max());
  }

  private static String duration(RunFigures figures, double speed) {
    String text = Format.duration(figures.times().finished());
    if (figures.tasks().accepted() == 0) {
      return text;
    }
    String rate = Format.number(figures.tasksPerSecond(), 1) + " tasks/s";
    return speed == 1
        ? text + "   " + rate
        : text + " in " + Format.duration(figures.times().wallSeconds()) + "   " + rate;
  }

  /**
   * The lines of the table.
   *
   * @param width characters that a line may have; values are broken between words
   */
  public List<String> render(int width) {
    int names = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(title);
    lines.add("=".repeat(Math.min(width, title.length())));
    int room = Math.max(LEAST_VALUE, width - names - GAP);
    rows.forEach(
        (name, value) -> {
          String start = name + " ".repeat(names - name.length() + GAP);
          for (String piece : Prose.wrapped(value, room)) {
            lines.add(start + piece);
            start = " ".repeat(start.length());
          }
        });
    return lines;
  }
}

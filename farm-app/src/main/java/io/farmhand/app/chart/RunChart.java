package io.farmhand.app.chart;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.farmhand.app.figure.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The course of a live run, from the files that it left. */
public final class RunChart {
  private static final int MOST_POINTS = 600;

  private RunChart() {}

  /** Its panels; none when no task was collected. */
  public static List<Figure> of(Path folder, String controller) {
    CsvRows tasks = CsvRows.read(folder.resolve("tasks.csv"));
    if (tasks.size() == 0) {
      return List.of();
    }
    Path steps = folder.resolve("steps.csv");
    CourseData course =
        new CourseData(rows(tasks, Files.exists(steps) ? CsvRows.read(steps) : null));
    Entry entry =
        new Entry(controller, Family.of(controller, Optional.empty()), MissingNode.getInstance());
    CourseChart chart = new CourseChart(entry, course, List.of(course));
    return chart.isEmpty() ? List.of() : List.of(chart.figure("run", "The run"));
  }

  private static List<double[]> rows(CsvRows tasks, @Nullable CsvRows steps) {
    double end = 1;
    for (int i = 0; i < tasks.size(); i++) {
      end = Math.max(end, tasks.number(i, "collected_s"));
    }
    double width = Math.max(1, Math.ceil(end / MOST_POINTS));
    int count = (int) Math.ceil(end / width) + 1;
    double[][] rows = new double[count][ComparisonData.COURSE.size()];
    for (int i = 0; i < count; i++) {
      rows[i][0] = (i + 1) * width;
    }
    for (int i = 0; i < tasks.size(); i++) {
      add(rows, tasks, i, width);
    }
    if (steps != null) {
      workers(rows, steps);
    }
    return new ArrayList<>(List.of(rows));
  }

  /** A task waits until it starts, and is with a worker until it ends. */
  private static void add(double[][] rows, CsvRows tasks, int task, double width) {
    double created = tasks.number(task, "created_s");
    double collected = tasks.number(task, "collected_s");
    double started = tasks.number(task, "started_s");
    double begin = Double.isNaN(started) ? collected : started;
    boolean onTime = tasks.text(task, "on_time").equals("true");
    rows[at(rows, created, width)][column("arrived")] += 1 / width;
    rows[at(rows, collected, width)][column(onTime ? "on_time" : "late")] += 1 / width;
    for (int i = at(rows, created, width); i < rows.length && rows[i][0] < begin; i++) {
      rows[i][column("waiting")]++;
    }
    for (int i = at(rows, begin, width); i < rows.length && rows[i][0] < collected; i++) {
      rows[i][column("in_flight")]++;
    }
  }

  private static void workers(double[][] rows, CsvRows steps) {
    int step = 0;
    for (double[] row : rows) {
      while (step + 1 < steps.size() && steps.number(step + 1, "time_s") <= row[0]) {
        step++;
      }
      if (step < steps.size()) {
        boolean begun = steps.number(step, "time_s") <= row[0];
        row[column("target")] = steps.number(step, begun ? "target_after" : "target_before");
        row[column("starting")] = steps.number(step, "starting");
        row[column("ready")] = steps.number(step, "ready");
        row[column("draining")] = steps.number(step, "draining");
      }
    }
  }

  private static int at(double[][] rows, double seconds, double width) {
    return (int) Math.clamp(Math.floor(seconds / width), 0, rows.length - 1.0);
  }

  private static int column(String name) {
    return ComparisonData.COURSE.indexOf(name);
  }
}

package io.farmhand.app.chart;

import io.farmhand.app.figure.Canvas;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.figure.Ink;
import io.farmhand.app.figure.Panel;
import io.farmhand.app.figure.Pen;
import io.farmhand.app.figure.Scale;
import io.farmhand.app.figure.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One episode of a controller: load, workers, queue, quality of service and decisions. */
final class CourseChart {
  private static final double WIDTH = 520;
  private static final double LEFT = 50;
  private static final double HEAD = 26;
  private static final double ROW = 86;
  private static final double GAP = 24;
  private static final int WINDOW = 8;

  private final Entry entry;
  private final double[] time;
  private final double[] arrived;
  private final double[] onTime;
  private final double[] late;
  private final double[] waiting;
  private final double[] target;
  private final double[] paid;
  private final double[] busy;
  private final double mostQueue;
  private final double mostWorkers;
  private final double mostRate;
  private final double mostMissed;
  private final double end;

  /**
   * A chart of a course.
   *
   * @param all courses that are shown beside it, for the same scales
   */
  CourseChart(Entry entry, CourseData course, List<CourseData> all) {
    this.entry = entry;
    time = course.column("time_s");
    arrived = course.column("arrived");
    onTime = course.column("on_time");
    late = course.column("late");
    waiting = course.column("waiting");
    target = course.column("target");
    busy = course.column("in_flight");
    double[] starting = course.column("starting");
    double[] ready = course.column("ready");
    double[] draining = course.column("draining");
    paid = new double[time.length];
    Arrays.setAll(paid, i -> starting[i] + ready[i] + draining[i]);
    mostQueue = Math.max(5, most(all, "waiting"));
    mostWorkers = Math.max(most(all, "target"), most(all, "ready"));
    mostRate = Math.max(1, most(all, "arrived"));
    mostMissed = Math.max(3, most(all, "late"));
    end = most(all, "time_s");
  }

  private static double most(List<CourseData> courses, String column) {
    return courses.stream().mapToDouble(each -> each.most(column)).max().orElse(1);
  }

  boolean isEmpty() {
    return time.length < 2;
  }

  Figure figure(String name, String title) {
    return new Figure(name, title, "", WIDTH, HEAD + 6 * (ROW + GAP) - 30, this::draw);
  }

  private void draw(Canvas canvas) {
    canvas.text(LEFT, 15, entry.shortName(48), Text.of(12.5, entry.ink()).strong());
    String result = result();
    canvas.text(WIDTH - 12, 15, result, Text.of(10.5, Ink.FAINT).ending());
    load(canvas, panel(0, mostRate));
    workers(canvas, panel(1, mostWorkers * 1.06));
    queue(canvas, panel(2, mostQueue));
    quality(canvas, panel(3, 100));
    misses(canvas, panel(4, mostMissed));
    decisions(canvas, panel(5));
  }

  private String result() {
    double tasks = Arrays.stream(arrived).sum();
    return String.format(
        Locale.ROOT,
        "%.2f %% of %.0f tasks in time",
        100 * Arrays.stream(onTime).sum() / tasks,
        tasks);
  }

  private Panel panel(int row, double most) {
    return new Panel(
        LEFT,
        HEAD + row * (ROW + GAP) + 20,
        WIDTH - LEFT - 14,
        row == 4 ? ROW - 30 : ROW,
        Scale.fromZero(end),
        Scale.fromZero(most));
  }

  private Panel panel(int row) {
    double most = Math.max(1, Arrays.stream(changes()).map(Math::abs).max().orElse(1));
    return new Panel(
        LEFT,
        HEAD + row * (ROW + GAP) - 10,
        WIDTH - LEFT - 14,
        ROW - 36,
        Scale.fromZero(end),
        Scale.whole(-most, most));
  }

  private static void head(Canvas canvas, Panel panel, String title) {
    panel.columns(canvas, title.startsWith("change"));
    panel.rows(canvas);
    canvas.text(panel.left(), panel.top() - 6, title, Text.of(10.5, Ink.TEXT));
  }

  private void load(Canvas canvas, Panel panel) {
    head(canvas, panel, "arrivals, tasks/s: each second, and the mean of " + WINDOW + " s");
    for (int i = 0; i < time.length; i++) {
      if (arrived[i] > 0) {
        double x = panel.px(time[i] - 1);
        double y = panel.py(arrived[i]);
        canvas.box(x, y, panel.px(1) - panel.px(0), panel.py(0) - y, Ink.GREY, 0.28);
      }
    }
    panel.line(canvas, time, mean(arrived), Pen.of(Ink.TEXT, 1.5));
  }

  /** Over the last seconds. */
  private static double[] mean(double[] values) {
    double[] mean = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int from = Math.max(0, i - WINDOW + 1);
      mean[i] = Arrays.stream(values, from, i + 1).average().orElse(0);
    }
    return mean;
  }

  private void workers(Canvas canvas, Panel panel) {
    head(canvas, panel, "workers: target (line), paid for (area), with a task (dark)");
    double[] zero = new double[time.length];
    panel.band(canvas, time, zero, paid, entry.ink(), 0.18);
    panel.band(canvas, time, zero, busy, entry.ink(), 0.35);
    panel.steps(canvas, time, target, Pen.of(Ink.TEXT, 1.5));
  }

  private void queue(Canvas canvas, Panel panel) {
    head(canvas, panel, "tasks waiting");
    panel.band(canvas, time, new double[time.length], waiting, Ink.ORANGE, 0.25);
    panel.line(canvas, time, waiting, Pen.of(Ink.ORANGE, 1.3));
  }

  private void quality(Canvas canvas, Panel panel) {
    head(canvas, panel, "tasks in time, %: so far (line), in the last " + WINDOW + " s (broken)");
    double[] share = new double[time.length];
    double[] window = new double[time.length];
    double done = 0;
    double good = 0;
    for (int i = 0; i < time.length; i++) {
      done += onTime[i] + late[i];
      good += onTime[i];
      share[i] = 100 * good / done;
      int from = Math.max(0, i - WINDOW + 1);
      double recent = Arrays.stream(onTime, from, i + 1).sum();
      window[i] = 100 * recent / (recent + Arrays.stream(late, from, i + 1).sum());
    }
    panel.line(canvas, time, window, Pen.dashed(Ink.GREY, 1.2));
    panel.line(canvas, time, share, Pen.of(Ink.BLUE, 1.6));
  }

  private void misses(Canvas canvas, Panel panel) {
    head(canvas, panel, "missed deadlines, tasks/s");
    for (int i = 0; i < time.length; i++) {
      if (late[i] > 0) {
        double y = panel.py(late[i]);
        double width = Math.max(1, panel.px(1) - panel.px(0) - 0.3);
        canvas.box(panel.px(time[i] - 1), y, width, panel.py(0) - y, Ink.ORANGE, 1);
      }
    }
  }

  private double[] changes() {
    double[] changes = new double[target.length];
    for (int i = 1; i < target.length; i++) {
      changes[i] = target[i] - target[i - 1];
    }
    return changes;
  }

  private void decisions(Canvas canvas, Panel panel) {
    head(canvas, panel, "change of the target, workers");
    canvas.text(
        WIDTH - 14, panel.top() + panel.height() + 30, "time, s", Text.of(10, Ink.FAINT).ending());
    double[] changes = changes();
    for (int i = 0; i < changes.length; i++) {
      if (changes[i] != 0) {
        double y = panel.py(Math.max(0, changes[i]));
        double height = Math.abs(panel.py(changes[i]) - panel.py(0));
        Ink ink = changes[i] > 0 ? Ink.ORANGE : Ink.BLUE;
        canvas.box(panel.px(time[i]) - 2, y, 4, height, ink, 1);
      }
    }
    canvas.line(
        panel.left(), panel.py(0), panel.left() + panel.width(), panel.py(0), Pen.of(Ink.GREY, 1));
  }

  /** Charts of all that have one. */
  static List<Figure> all(ComparisonData data) {
    String episode = data.root().path("shownEpisode").asText();
    List<CourseData> courses = data.entries().stream().map(data::course).toList();
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < courses.size(); i++) {
      Entry entry = data.entries().get(i);
      CourseChart chart = new CourseChart(entry, courses.get(i), courses);
      if (!chart.isEmpty()) {
        String name = entry.name().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        String title = "Episode " + episode + " under " + entry.name();
        figures.add(chart.figure("episode-" + name, title));
      }
    }
    return figures;
  }
}

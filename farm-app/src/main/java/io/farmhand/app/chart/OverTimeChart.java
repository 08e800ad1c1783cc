package io.farmhand.app.chart;

import io.farmhand.app.figure.Canvas;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.figure.Ink;
import io.farmhand.app.figure.Panel;
import io.farmhand.app.figure.Pen;
import io.farmhand.app.figure.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The target of each controller over the time of an episode, beside the load. */
final class OverTimeChart {
  private final ComparisonData data;
  private final List<Entry> entries;
  private final double lastSecond;
  private final double mostWorkers;

  OverTimeChart(ComparisonData data, List<Entry> entries) {
    this.data = data;
    this.entries = entries;
    lastSecond = most(ComparisonData.Step::time);
    mostWorkers = most(ComparisonData.Step::after);
  }

  private double most(ToDoubleFunction<ComparisonData.Step> value) {
    return entries.stream()
        .flatMap(each -> data.steps(each).stream())
        .mapToDouble(value)
        .max()
        .orElse(1);
  }

  Figure figure() {
    return new Tiles(entries, 40)
        .figure(
            "over-time",
            "Workers over time",
            "Mean target of all episodes with the range of the middle 80 %, and the work that"
                + " arrives: arrival rate times mean service time, in workers.",
            canvas -> {
              Legend.lines(
                  canvas,
                  44,
                  22,
                  new Legend.Key("target", Pen.of(Ink.TEXT, 2)),
                  new Legend.Key("work that arrives", Pen.dashed(Ink.GREY, 1.4)));
            },
            this::draw);
  }

  private void draw(Canvas canvas, Tiles.Tile tile, Entry entry) {
    Panel panel =
        new Panel(
            tile.left(),
            tile.top(),
            tile.width(),
            tile.height(),
            Scale.fromZero(lastSecond),
            Scale.fromZero(mostWorkers * 1.04));
    panel.frame(canvas, "", "");
    Tiles.titles(canvas, tile, "time, s", "workers");
    List<List<ComparisonData.Step>> steps = bySteps(data.steps(entry));
    int n = steps.size();
    double[] time = new double[n];
    double[] mean = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    double[] load = new double[n];
    for (int i = 0; i < n; i++) {
      double[] targets = values(steps.get(i), ComparisonData.Step::after);
      time[i] = Arrays.stream(values(steps.get(i), ComparisonData.Step::time)).average().orElse(0);
      mean[i] = Arrays.stream(targets).average().orElse(0);
      low[i] = Spans.quantile(targets, 0.1);
      high[i] = Spans.quantile(targets, 0.9);
      load[i] = load(steps.get(i));
    }
    if (n > 1) {
      panel.band(canvas, time, low, high, entry.ink(), 0.2);
    }
    panel.line(canvas, time, load, Pen.dashed(Ink.GREY, 1.4));
    panel.line(canvas, time, mean, Pen.of(entry.ink(), 2));
  }

  private static double load(List<ComparisonData.Step> steps) {
    return steps.stream()
        .mapToDouble(step -> step.arrivals() * step.service())
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /** Steps that at least a third of the episodes reach; later ones would be of a few only. */
  private static List<List<ComparisonData.Step>> bySteps(List<ComparisonData.Step> all) {
    List<List<ComparisonData.Step>> bySteps = new ArrayList<>();
    for (ComparisonData.Step step : all) {
      while (bySteps.size() <= step.step()) {
        bySteps.add(new ArrayList<>());
      }
      bySteps.get(step.step()).add(step);
    }
    int first = bySteps.isEmpty() ? 0 : bySteps.getFirst().size();
    return bySteps.stream().filter(list -> 3 * list.size() >= first).toList();
  }

  private static double[] values(
      List<ComparisonData.Step> steps, ToDoubleFunction<ComparisonData.Step> value) {
    double[] values = steps.stream().mapToDouble(value).toArray();
    Arrays.sort(values);
    return values;
  }
}

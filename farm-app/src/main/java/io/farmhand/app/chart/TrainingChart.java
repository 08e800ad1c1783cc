package io.farmhand.app.chart;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.farmhand.app.figure.Canvas;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.figure.Ink;
import io.farmhand.app.figure.Panel;
import io.farmhand.app.figure.Pen;
import io.farmhand.app.figure.Scale;
import io.farmhand.app.figure.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** How policies were trained: a line for each learning seed, their mean and their range. */
public final class TrainingChart {
  private final TrainingCurves curves;
  private final List<Entry> policies;

  /**
   * A chart of these curves.
   *
   * @param families of those whose curves they are, by name
   */
  public TrainingChart(TrainingCurves curves, Map<String, Family> families) {
    this.curves = curves;
    policies =
        curves.points().stream()
            .map(TrainingCurves.Point::controller)
            .distinct()
            .map(name -> entry(name, families))
            .toList();
  }

  private static Entry entry(String name, Map<String, Family> families) {
    Family family = families.getOrDefault(name, Family.LEARNED);
    return new Entry(name, family, MissingNode.getInstance());
  }

  /** Quality of service and workers over the training; none where nothing is known. */
  public List<Figure> figures() {
    if (curves.isEmpty()) {
      return List.of();
    }
    double least = curves.points().stream().mapToDouble(TrainingCurves.Point::qos).min().orElse(0);
    double most = curves.points().stream().mapToDouble(TrainingCurves.Point::qos).max().orElse(1);
    double workers =
        curves.points().stream().mapToDouble(TrainingCurves.Point::workers).max().orElse(1);
    double fewest =
        curves.points().stream().mapToDouble(TrainingCurves.Point::workers).min().orElse(0);
    return List.of(
        figure(
            "training-qos",
            "Training: quality of service",
            "tasks in time, % (uneven axis)",
            Scale.nines(least, 1 - 0.5 * (1 - Math.min(most, 0.9998))),
            TrainingCurves.Point::qos),
        figure(
            "training-workers",
            "Training: mean target",
            "mean target",
            Scale.linear(0.95 * fewest, 1.02 * workers),
            TrainingCurves.Point::workers));
  }

  private Figure figure(
      String name,
      String title,
      String axis,
      Scale scale,
      ToDoubleFunction<TrainingCurves.Point> value) {
    return new Tiles(policies, 40)
        .figure(
            name,
            title,
            "Validation during the training, on episodes that are neither trained nor tested on."
                + " Thin: each learning seed; thick: their mean; area: their range.",
            canvas -> canvas.text(44, 22, "validation on unseen episodes", Text.of(11, Ink.FAINT)),
            (canvas, tile, entry) -> draw(canvas, tile, entry, axis, scale, value));
  }

  private void draw(
      Canvas canvas,
      Tiles.Tile tile,
      Entry entry,
      String axis,
      Scale scale,
      ToDoubleFunction<TrainingCurves.Point> value) {
    List<TrainingCurves.Point> own =
        curves.points().stream().filter(each -> each.controller().equals(entry.name())).toList();
    double end = own.stream().mapToDouble(TrainingCurves.Point::progress).max().orElse(1);
    Panel panel =
        new Panel(tile.left(), tile.top(), tile.width(), tile.height(), Scale.fromZero(end), scale);
    panel.frame(canvas, "", "");
    Tiles.titles(canvas, tile, own.getFirst().unit(), axis);
    spread(canvas, panel, own, value, entry.ink());
    runs(own)
        .forEach(
            (_, run) ->
                panel.line(
                    canvas,
                    values(run, TrainingCurves.Point::progress),
                    values(run, value),
                    Pen.of(entry.ink(), 0.7)));
  }

  private static Map<Long, List<TrainingCurves.Point>> runs(List<TrainingCurves.Point> points) {
    Map<Long, List<TrainingCurves.Point>> runs = new LinkedHashMap<>();
    points.forEach(each -> runs.computeIfAbsent(each.run(), _ -> new ArrayList<>()).add(each));
    return runs;
  }

  private static double[] values(
      List<TrainingCurves.Point> points, ToDoubleFunction<TrainingCurves.Point> value) {
    return points.stream().mapToDouble(value).toArray();
  }

  private static void spread(
      Canvas canvas,
      Panel panel,
      List<TrainingCurves.Point> own,
      ToDoubleFunction<TrainingCurves.Point> value,
      Ink ink) {
    Map<Double, double[]> at = new TreeMap<>();
    for (TrainingCurves.Point point : own) {
      at.merge(
          point.progress(),
          new double[] {value.applyAsDouble(point)},
          (a, b) -> {
            double[] both = Arrays.copyOf(a, a.length + 1);
            both[a.length] = b[0];
            return both;
          });
    }
    double[] xs = at.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] low =
        at.values().stream().mapToDouble(v -> Arrays.stream(v).min().orElse(0)).toArray();
    double[] high =
        at.values().stream().mapToDouble(v -> Arrays.stream(v).max().orElse(0)).toArray();
    double[] mean =
        at.values().stream().mapToDouble(v -> Arrays.stream(v).average().orElse(0)).toArray();
    if (xs.length > 1 && !Arrays.equals(low, high)) {
      panel.band(canvas, xs, low, high, ink, 0.15);
    }
    panel.line(canvas, xs, mean, Pen.of(ink, 2));
  }
}

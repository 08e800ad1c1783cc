package io.farmhand.app.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.farmhand.app.figure.Canvas;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.figure.Ink;
import io.farmhand.app.figure.Panel;
import io.farmhand.app.figure.Pen;
import io.farmhand.app.figure.Scale;
import io.farmhand.app.figure.Text;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How far live runs are from simulated ones: a panel for each measure, a point for each seed. */
public final class TwinChart {
  private static final double WIDTH = 820;
  private static final double HEIGHT = 300;
  private static final double GAP = 52;

  /** Room beyond the outermost point, as a share of its distance from 0. */
  private static final double ROOM = 1.15;

  private final CsvRows pairs;
  private final JsonNode differences;
  private final List<Measure> measures;

  /**
   * A measure that both sides have.
   *
   * @param key its name in files
   * @param title what is shown
   */
  public record Measure(String key, String title) {}

  /**
   * A chart.
   *
   * @param pairs the rows of {@code twin.csv}
   * @param differences what {@code summary.json} says of their means
   * @param measures what is shown, from left to right
   */
  public TwinChart(CsvRows pairs, JsonNode differences, List<Measure> measures) {
    this.pairs = pairs;
    this.differences = differences;
    this.measures = List.copyOf(measures);
  }

  /** The figure. */
  public Figure figure() {
    return new Figure(
        "twin",
        "Live less simulated",
        "A point for each seed, from left to right; line and blue area: their mean with its 95 %"
            + " interval; grey area: the margin within which it must lie.",
        WIDTH,
        HEIGHT,
        this::draw);
  }

  private void draw(Canvas canvas) {
    double width = WIDTH / measures.size();
    for (int i = 0; i < measures.size(); i++) {
      draw(canvas, measures.get(i), i * width + GAP, width - GAP - 8);
    }
  }

  private void draw(Canvas canvas, Measure measure, double left, double width) {
    double[] values = differences(measure.key());
    JsonNode told = differences.path(measure.key());
    double mean = told.path("mean").asDouble();
    double low = told.path("ci95_low").asDouble(mean);
    double high = told.path("ci95_high").asDouble(mean);
    double margin = told.path("margin").asDouble(0);
    double most = ROOM * Math.max(margin, most(values, low, high));
    double end = most > 0 ? most : 1;
    Scale scale = Scale.linear(-end, end);
    Scale places = Scale.linear(-0.5, values.length - 0.5);
    Panel panel = new Panel(left, 36, width, HEIGHT - 72, places, scale);
    canvas.text(left, 20, measure.title(), Text.of(11, Ink.TEXT).strong());
    area(canvas, panel, -margin, margin, Ink.GREY, 0.16);
    panel.rows(canvas);
    canvas.line(left, panel.py(0), left + width, panel.py(0), Pen.of(Ink.FAINT, 1));
    area(canvas, panel, low, high, Ink.BLUE, 0.18);
    canvas.line(left, panel.py(mean), left + width, panel.py(mean), Pen.of(Ink.BLUE, 2));
    for (int i = 0; i < values.length; i++) {
      canvas.dot(panel.px(i), panel.py(values[i]), 3.6, Ink.BLUE);
    }
    canvas.text(left + width / 2, HEIGHT - 16, "seeds", Text.of(10, Ink.FAINT).centred());
  }

  private static double most(double[] values, double low, double high) {
    double outermost = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return Math.max(outermost, Math.max(Math.abs(low), Math.abs(high)));
  }

  private static void area(
      Canvas canvas, Panel panel, double low, double high, Ink ink, double opacity) {
    double top = panel.py(high);
    canvas.box(panel.left(), top, panel.width(), panel.py(low) - top, ink, opacity);
  }

  private double[] differences(String key) {
    return IntStream.range(0, pairs.size())
        .mapToDouble(
            row -> pairs.number(row, "live_" + key) - pairs.number(row, "simulated_" + key))
        .toArray();
  }
}

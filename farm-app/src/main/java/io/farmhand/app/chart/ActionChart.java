package io.farmhand.app.chart;

import io.farmhand.app.figure.Canvas;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.figure.Ink;
import io.farmhand.app.figure.Panel;
import io.farmhand.app.figure.Scale;
import io.farmhand.app.figure.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How many decisions raised the target, lowered it or left it, for each controller. */
final class ActionChart {
  private static final double ROW = 24;
  private static final double TOP = 46;
  private static final double LEFT = 200;
  private static final double WIDTH = 820;

  private final ComparisonData data;
  private final List<Entry> rows;

  ActionChart(ComparisonData data) {
    this.data = data;
    rows = data.entries();
  }

  Figure figure() {
    return new Figure(
        "decisions",
        "Decisions",
        "Mean decisions of an episode: those that asked for more workers, for fewer, and for as"
            + " many as before.",
        WIDTH,
        TOP + rows.size() * ROW + 40,
        this::draw);
  }

  private double mean(Entry entry, String column) {
    return Arrays.stream(data.episodes(entry, column)).average().orElse(0);
  }

  private void draw(Canvas canvas) {
    double most = Spans.most(rows, each -> mean(each, "actions") + mean(each, "no_ops"));
    Panel panel =
        new Panel(
            LEFT,
            TOP,
            WIDTH - LEFT - 20,
            rows.size() * ROW,
            Scale.fromZero(most),
            Scale.fromZero(1));
    Legend.areas(
        canvas,
        LEFT,
        24,
        new Legend.Area("more workers", Ink.ORANGE, 0.9),
        new Legend.Area("fewer workers", Ink.BLUE, 0.9),
        new Legend.Area("as before", Ink.GREY, 0.25));
    panel.columns(canvas, true);
    for (int i = 0; i < rows.size(); i++) {
      row(canvas, panel, rows.get(i), TOP + i * ROW);
    }
    canvas.text(
        LEFT + panel.width() / 2,
        TOP + panel.height() + 32,
        "decisions in an episode",
        Text.of(11, Ink.FAINT).centred());
  }

  private void row(Canvas canvas, Panel panel, Entry entry, double top) {
    double up = mean(entry, "scale_ups");
    double down = mean(entry, "actions") - up;
    canvas.text(LEFT - 14, top + 16, entry.shortName(32), Text.of(11, Ink.TEXT).ending());
    double x = panel.px(0);
    x = part(canvas, panel, x, top, up, Ink.ORANGE, 0.9);
    x = part(canvas, panel, x, top, down, Ink.BLUE, 0.9);
    part(canvas, panel, x, top, mean(entry, "no_ops"), Ink.GREY, 0.25);
  }

  private static double part(
      Canvas canvas, Panel panel, double x, double top, double value, Ink ink, double opacity) {
    double width = panel.px(value) - panel.px(0);
    if (value <= 0) {
      return x;
    }
    canvas.box(x, top + 4, width, ROW - 8, ink, opacity);
    Text look = Text.of(10, opacity > 0.5 ? Ink.PAPER : Ink.TEXT).centred();
    String text = String.format(Locale.ROOT, "%.1f", value);
    if (look.width(text) + 6 < width) {
      canvas.text(x + width / 2, top + 15.5, text, look);
    }
    return x + width;
  }
}

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

/** A row for each controller, and a column for each figure. */
final class RowChart {
  private static final double ROW = 24;
  private static final double TOP = 62;
  private static final double BOTTOM = 30;
  private static final double GAP = 22;
  private static final double NAMES = 200;
  private static final int NAME_LENGTH = 32;

  private final List<Entry> rows;
  private final double columnWidth;
  private final List<Column> columns = new ArrayList<>();

  /** What is drawn in a cell. */
  @FunctionalInterface
  interface Cell {
    /**
     * Draws it.
     *
     * @param panel gives the horizontal places
     * @param y the middle of the row
     */
    void draw(Canvas canvas, Panel panel, Entry entry, double y);
  }

  private record Column(String title, Scale scale, Cell cell, double end) {}

  /** A chart with these rows. */
  RowChart(List<Entry> rows, double columnWidth) {
    this.rows = rows;
    this.columnWidth = columnWidth;
  }

  /**
   * Adds a column.
   *
   * @param end room at the end of the scale for text
   */
  RowChart column(String title, Scale scale, double end, Cell cell) {
    columns.add(new Column(title, scale, cell, end));
    return this;
  }

  Figure figure(String name, String title, String caption) {
    double width = NAMES + columns.size() * (columnWidth + GAP) + 6;
    double height = TOP + rows.size() * ROW + BOTTOM;
    return new Figure(name, title, caption, width, height, this::draw);
  }

  private void draw(Canvas canvas) {
    Legend.families(canvas, rows, 4, 18);
    for (int i = 0; i < rows.size(); i++) {
      Entry entry = rows.get(i);
      canvas.text(
          NAMES - 14, y(i) + 4, entry.shortName(NAME_LENGTH), Text.of(11, Ink.TEXT).ending());
    }
    for (int i = 0; i < columns.size(); i++) {
      draw(canvas, columns.get(i), NAMES + i * (columnWidth + GAP));
    }
  }

  private void draw(Canvas canvas, Column column, double left) {
    Panel panel =
        new Panel(
            left,
            TOP,
            columnWidth - column.end,
            rows.size() * ROW,
            column.scale,
            Scale.linear(0, 1));
    canvas.text(left, TOP - 12, column.title, Text.of(11, Ink.TEXT).strong());
    panel.columns(canvas, true);
    for (int i = 0; i < rows.size(); i++) {
      column.cell.draw(canvas, panel, rows.get(i), y(i));
    }
  }

  private static double y(int row) {
    return TOP + (row + 0.5) * ROW;
  }

  /** A bar from 0 with its interval and its value behind it. */
  static Cell bar(String key, double factor, String format) {
    return (canvas, panel, entry, y) -> {
      Entry.Estimate value = entry.get(key);
      if (Double.isNaN(value.mean())) {
        canvas.text(panel.px(0), y + 3.5, "none", Text.of(10, Ink.FAINT));
        return;
      }
      double from = panel.px(Math.max(0, panel.x() instanceof Scale.Linear l ? l.low() : 0));
      double zero = panel.x().at(0) < 0 ? from : panel.px(0);
      double to = panel.px(factor * value.mean());
      canvas.box(Math.min(zero, to), y - 7, Math.abs(to - zero), 14, entry.ink(), 0.8);
      double low = panel.px(factor * value.low());
      double high = panel.px(factor * value.high());
      canvas.line(low, y, high, y, Pen.of(Ink.TEXT, 1.2));
      String text = String.format(Locale.ROOT, format, factor * value.mean());
      canvas.text(Math.max(Math.max(to, high), zero) + 5, y + 3.5, text, Text.of(10, Ink.FAINT));
    };
  }

  /** A box from the first to the third quartile with the whole range and the mean. */
  static Cell box(ComparisonData data, String column) {
    return (canvas, panel, entry, y) -> {
      double[] sorted = data.episodes(entry, column);
      if (sorted.length == 0) {
        return;
      }
      Arrays.sort(sorted);
      double left = panel.px(Spans.quantile(sorted, 0.25));
      double right = panel.px(Spans.quantile(sorted, 0.75));
      double median = panel.px(Spans.quantile(sorted, 0.5));
      double p5 = panel.px(Spans.quantile(sorted, 0.05));
      double p95 = panel.px(Spans.quantile(sorted, 0.95));
      canvas.line(p5, y, p95, y, Pen.of(entry.ink(), 1.2));
      canvas.box(left, y - 6.5, Math.max(1, right - left), 13, entry.ink(), 0.35);
      canvas.line(median, y - 6.5, median, y + 6.5, Pen.of(entry.ink(), 2));
      canvas.dot(panel.px(sorted[0]), y, 1.8, entry.ink());
      canvas.dot(panel.px(sorted[sorted.length - 1]), y, 1.8, entry.ink());
    };
  }

  /** A mean difference with its interval, and its value at the end of the row. */
  static Cell difference(String key, double factor, String format) {
    return (canvas, panel, entry, y) -> {
      Entry.Estimate value = entry.get("lessReference", key);
      boolean sure = value.low() > 0 || value.high() < 0;
      Ink ink = sure ? entry.ink() : Ink.GREY;
      canvas.line(panel.px(0), y - 12, panel.px(0), y + 12, Pen.of(Ink.FAINT, 1));
      canvas.line(
          panel.px(factor * value.low()), y, panel.px(factor * value.high()), y, Pen.of(ink, 2));
      canvas.dot(panel.px(factor * value.mean()), y, 4, ink);
      String text = String.format(Locale.ROOT, format, factor * value.mean());
      canvas.text(
          panel.left() + panel.width() + 46, y + 3.5, text, Text.of(10, Ink.FAINT).ending());
    };
  }
}

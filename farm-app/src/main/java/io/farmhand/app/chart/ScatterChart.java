package io.farmhand.app.chart;

import io.farmhand.app.figure.Canvas;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.figure.Ink;
import io.farmhand.app.figure.Labels;
import io.farmhand.app.figure.Panel;
import io.farmhand.app.figure.Pen;
import io.farmhand.app.figure.Scale;
import io.farmhand.app.figure.Text;
import java.util.List;
import java.util.Locale;

/** Quality of service over what it costs: a point with its intervals for each controller. */
final class ScatterChart {
  private static final double WIDTH = 820;
  private static final double HEIGHT = 540;
  private static final double PIECE = 5;
  private static final String QOS_TITLE = "tasks in time, % (steps of what is missing to 100 %)";

  private final ComparisonData data;
  private final String key;
  private final String title;
  private final Panel panel;
  private final double low;
  private final double high;

  /**
   * A chart over a figure.
   *
   * @param key its name in {@code comparison.json}
   * @param title its name on the axis
   */
  ScatterChart(ComparisonData data, String key, String title) {
    this.data = data;
    this.key = key;
    this.title = title;
    List<Entry> entries = data.entries();
    double least = entries.stream().mapToDouble(each -> each.get(key).low()).min().orElse(0);
    double most = entries.stream().mapToDouble(each -> each.get(key).high()).max().orElse(1);
    double room = Math.max(0.08 * (most - least), 0.4);
    low = key.equals("actions") ? -0.03 * (most + 1) : Math.max(0, least - room);
    high = most + 2 * room;
    double worst = entries.stream().mapToDouble(each -> each.get("qos").low()).min().orElse(0);
    double best = entries.stream().mapToDouble(each -> each.get("qos").high()).max().orElse(1);
    double top = 1 - 0.6 * (1 - Math.min(best, 0.9998));
    panel =
        new Panel(
            62,
            58,
            WIDTH - 84,
            HEIGHT - 108,
            Scale.linear(low, high),
            Scale.nines(1 - 1.3 * (1 - worst), top));
  }

  Figure figure(String name, String heading, String caption) {
    return new Figure(name, heading, caption, WIDTH, HEIGHT, this::draw);
  }

  private void draw(Canvas canvas) {
    panel.frame(canvas, title, QOS_TITLE);
    Legend.families(canvas, data.entries(), 62, 22);
    Labels labels = new Labels(panel, Text.of(11.5, Ink.TEXT));
    boolean withFrontier = key.equals("meanTarget");
    if (withFrontier) {
      frontier(canvas, labels);
    }
    for (Entry each : data.entries()) {
      whiskers(canvas, labels, each);
    }
    for (Entry each : data.entries()) {
      canvas.explained(explanation(each), () -> point(canvas, each));
      labels.add(x(each), y(each), each.shortName(32), each.ink());
    }
    if (withFrontier) {
      name(labels);
    }
    labels.draw(canvas);
  }

  /** Names the pools where no controller is in their place. */
  private void name(Labels labels) {
    for (Entry pool : data.pools()) {
      if (isInside(pool) && data.entries().stream().noneMatch(each -> near(each, pool))) {
        labels.add(x(pool), y(pool), pool.name(), Ink.FAINT);
      }
    }
  }

  private double x(Entry entry) {
    return panel.px(entry.get(key).mean());
  }

  private double y(Entry entry) {
    return panel.py(entry.get("qos").mean());
  }

  private void point(Canvas canvas, Entry entry) {
    if (entry.family() == Family.OPTIMUM) {
      star(canvas, x(entry), y(entry));
    } else {
      canvas.dot(x(entry), y(entry), 5, entry.ink());
    }
  }

  private static void star(Canvas canvas, double x, double y) {
    double[] xs = new double[10];
    double[] ys = new double[10];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 8 : 3.4;
      xs[i] = x + radius * Math.sin(i * Math.PI / 5);
      ys[i] = y - radius * Math.cos(i * Math.PI / 5);
    }
    canvas.area(xs, ys, Ink.TEXT, 1);
  }

  private void whiskers(Canvas canvas, Labels labels, Entry entry) {
    Entry.Estimate cost = entry.get(key);
    Entry.Estimate qos = entry.get("qos");
    Pen pen = Pen.of(entry.ink(), 1.2);
    canvas.line(panel.px(cost.low()), y(entry), panel.px(cost.high()), y(entry), pen);
    canvas.line(x(entry), panel.py(qos.low()), x(entry), panel.py(qos.high()), pen);
    labels.avoid(panel.px(cost.low()), y(entry) - 1, panel.px(cost.high()), y(entry) + 1);
    labels.avoid(x(entry) - 1, panel.py(qos.low()), x(entry) + 1, panel.py(qos.high()));
  }

  private String explanation(Entry entry) {
    Entry.Estimate cost = entry.get(key);
    Entry.Estimate qos = entry.get("qos");
    return String.format(
        Locale.ROOT,
        "%s: %.2f ± %.2f %% in time, %.2f ± %.2f %s",
        entry.name(),
        100 * qos.mean(),
        100 * qos.half(),
        cost.mean(),
        cost.half(),
        title);
  }

  /** Straight between constant pools, as a coin between them would have it. */
  private void frontier(Canvas canvas, Labels labels) {
    List<Entry> pools = data.pools();
    for (int i = 0; i + 1 < pools.size(); i++) {
      segment(canvas, labels, pools.get(i), pools.get(i + 1));
    }
    for (Entry pool : pools) {
      if (isInside(pool)) {
        canvas.explained(explanation(pool), () -> small(canvas, pool));
        labels.avoid(x(pool), y(pool), 4);
      }
    }
  }

  /** Whether a pool is where controllers are; another would be drawn as if it were at an edge. */
  private boolean isInside(Entry pool) {
    return panel.x().contains(pool.get("meanTarget").mean())
        && panel.y().contains(pool.get("qos").mean());
  }

  private boolean near(Entry entry, Entry pool) {
    return Math.hypot(x(entry) - x(pool), y(entry) - y(pool)) < 6;
  }

  private void small(Canvas canvas, Entry pool) {
    canvas.dot(x(pool), y(pool), 3.2, Ink.GREY);
  }

  private void segment(Canvas canvas, Labels labels, Entry from, Entry to) {
    double x1 = from.get("meanTarget").mean();
    double x2 = to.get("meanTarget").mean();
    if (x1 > high || x2 < low) {
      return;
    }
    double start = Math.max(x1, low);
    double end = Math.min(x2, high);
    // Short enough that no label fits between two of them.
    int pieces = Math.max(12, (int) ((panel.px(end) - panel.px(start)) / PIECE));
    double[] xs = new double[pieces + 1];
    double[] ys = new double[pieces + 1];
    for (int i = 0; i <= pieces; i++) {
      xs[i] = start + (end - start) * i / pieces;
      double share = (xs[i] - x1) / (x2 - x1);
      ys[i] = from.get("qos").mean() + share * (to.get("qos").mean() - from.get("qos").mean());
      if (panel.y().contains(ys[i])) {
        labels.avoid(panel.px(xs[i]), panel.py(ys[i]), 2.5);
      } else {
        ys[i] = Double.NaN;
      }
    }
    panel.line(canvas, xs, ys, Pen.of(Ink.GREY, 1.4));
  }
}

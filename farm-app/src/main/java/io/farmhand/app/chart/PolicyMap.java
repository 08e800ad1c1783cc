package io.farmhand.app.chart;

import io.farmhand.app.figure.Canvas;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.figure.Ink;
import io.farmhand.app.figure.Panel;
import io.farmhand.app.figure.Pen;
import io.farmhand.app.figure.Scale;
import io.farmhand.app.figure.Text;
import java.util.List;
import java.util.Locale;

/**
 * Where a controller acts: the mean change of the target over what was seen, the arrival rate and
 * the tasks that wait; and which targets it holds when.
 */
final class PolicyMap {
  private static final int RATES = 14;
  private static final double[] QUEUE = {0, 1, 3, 6, 11, 21, 51, Double.POSITIVE_INFINITY};
  private static final List<String> QUEUE_NAMES =
      List.of("0", "1–2", "3–5", "6–10", "11–20", "21–50", "> 50");
  private static final int LEAST_SEEN = 3;

  private final ComparisonData data;
  private final List<Entry> entries;
  private final double mostRate;
  private final double mostWorkers;
  private final double lastSecond;
  private final double mostChange;

  PolicyMap(ComparisonData data, List<Entry> entries) {
    this.data = data;
    this.entries = entries;
    List<ComparisonData.Step> all =
        entries.stream().flatMap(each -> data.steps(each).stream()).toList();
    double[] rates = all.stream().mapToDouble(ComparisonData.Step::arrivals).sorted().toArray();
    mostRate = rates.length == 0 ? 1 : Math.max(0.1, Spans.quantile(rates, 0.998));
    mostWorkers = all.stream().mapToDouble(ComparisonData.Step::after).max().orElse(1);
    lastSecond = all.stream().mapToDouble(ComparisonData.Step::time).max().orElse(1);
    double[] changes =
        all.stream()
            .mapToDouble(step -> Math.abs(step.after() - step.before()))
            .filter(change -> change > 0)
            .sorted()
            .toArray();
    mostChange = changes.length == 0 ? 1 : Spans.quantile(changes, 0.9);
  }

  /** The change over arrival rate and queue. */
  Figure actions() {
    return new Tiles(entries, 40)
        .figure(
            "where-they-act",
            "Where they act",
            "Mean change of the target over what was seen at the decision. Palest: as before."
                + " Empty: seen less than "
                + LEAST_SEEN
                + " times.",
            this::legend,
            this::actions);
  }

  private void legend(Canvas canvas) {
    String most = PolicyMap.signed(mostChange);
    canvas.text(44, 22, "fewer workers", Text.of(11, Ink.FAINT));
    double left = 124;
    int pieces = 20;
    for (int i = 0; i < pieces; i++) {
      double change = 2.0 * (i + 0.5) / pieces - 1;
      paint(canvas, left + 6 * i, 12, 6, 12, change);
    }
    canvas.text(
        left + 6 * pieces + 8,
        22,
        "more (darkest: " + most + " a decision)",
        Text.of(11, Ink.FAINT));
  }

  private static String signed(double change) {
    return change == Math.rint(change)
        ? "±" + Math.round(change)
        : String.format(Locale.ROOT, "±%.1f", change);
  }

  private static void paint(
      Canvas canvas, double x, double y, double width, double height, double change) {
    double shade = Math.min(1, Math.abs(change));
    canvas.box(x, y, width, height, Ink.GRID, 0.45);
    if (shade > 0.02) {
      canvas.box(x, y, width, height, change > 0 ? Ink.ORANGE : Ink.BLUE, shade);
    }
  }

  private void actions(Canvas canvas, Tiles.Tile tile, Entry entry) {
    Panel panel =
        new Panel(
            tile.left(),
            tile.top(),
            tile.width(),
            tile.height(),
            Scale.fromZero(mostRate),
            Scale.linear(0, QUEUE_NAMES.size()));
    double[][] sums = new double[RATES][QUEUE_NAMES.size()];
    int[][] counts = new int[RATES][QUEUE_NAMES.size()];
    for (ComparisonData.Step step : data.steps(entry)) {
      int rate = (int) Math.min(RATES - 1, step.arrivals() / mostRate * RATES);
      int queue = queue(step.waiting());
      sums[rate][queue] += step.after() - step.before();
      counts[rate][queue]++;
    }
    double width = tile.width() / RATES;
    double height = tile.height() / QUEUE_NAMES.size();
    for (int i = 0; i < RATES; i++) {
      for (int k = 0; k < QUEUE_NAMES.size(); k++) {
        if (counts[i][k] >= LEAST_SEEN) {
          double y = tile.top() + tile.height() - (k + 1) * height;
          double change = sums[i][k] / counts[i][k] / mostChange;
          paint(canvas, tile.left() + i * width, y, width - 0.6, height - 0.6, change);
        }
      }
    }
    axes(canvas, panel, tile, height);
  }

  private static void axes(Canvas canvas, Panel panel, Tiles.Tile tile, double height) {
    for (int k = 0; k < QUEUE_NAMES.size(); k++) {
      double y = tile.top() + tile.height() - (k + 0.5) * height + 3;
      canvas.text(tile.left() - 5, y, QUEUE_NAMES.get(k), Text.of(8.5, Ink.FAINT).ending());
    }
    for (double tick : panel.x().ticks()) {
      canvas.text(
          panel.px(tick),
          tile.top() + tile.height() + 13,
          panel.x().label(tick),
          Text.of(9.5, Ink.FAINT).centred());
    }
    canvas.line(
        tile.left(),
        tile.top() + tile.height(),
        tile.left() + tile.width(),
        tile.top() + tile.height(),
        Pen.of(Ink.GREY, 0.8));
    Tiles.titles(canvas, tile, "arrivals, tasks/s", "tasks waiting");
  }

  private static int queue(double waiting) {
    int k = 0;
    while (waiting >= QUEUE[k + 1]) {
      k++;
    }
    return k;
  }

  /** Which targets are held when. */
  Figure targets() {
    return new Tiles(entries, 40)
        .figure(
            "targets",
            "Which targets they hold",
            "Share of the episodes in which a target is held, at each step: the darker, the more"
                + " of them.",
            canvas ->
                canvas.text(
                    44,
                    22,
                    "share of the episodes with this target, from none to all",
                    Text.of(11, Ink.FAINT)),
            this::targets);
  }

  private void targets(Canvas canvas, Tiles.Tile tile, Entry entry) {
    Panel panel =
        new Panel(
            tile.left(),
            tile.top(),
            tile.width(),
            tile.height(),
            Scale.fromZero(lastSecond),
            Scale.linear(-0.5, mostWorkers + 0.5));
    List<ComparisonData.Step> steps = data.steps(entry);
    int last = steps.stream().mapToInt(ComparisonData.Step::step).max().orElse(0);
    double[][] counts = new double[last + 1][(int) mostWorkers + 1];
    double[] all = new double[last + 1];
    for (ComparisonData.Step step : steps) {
      counts[step.step()][(int) step.after()]++;
      all[step.step()]++;
    }
    panel.frame(canvas, "", "");
    double width = tile.width() / (last + 1);
    double height = tile.height() / (mostWorkers + 1);
    for (int i = 0; i <= last; i++) {
      for (int k = 0; k < counts[i].length; k++) {
        if (counts[i][k] > 0) {
          double share = counts[i][k] / Math.max(all[i], all[0] / 3);
          double shade = Math.min(1, 0.08 + 0.92 * Math.sqrt(share));
          canvas.box(
              tile.left() + i * width,
              panel.py(k + 0.5),
              width - 0.4,
              height - 0.4,
              entry.ink(),
              shade);
        }
      }
    }
    Tiles.titles(canvas, tile, "time, s", "workers");
  }
}

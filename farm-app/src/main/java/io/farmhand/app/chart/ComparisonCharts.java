package io.farmhand.app.chart;

import io.farmhand.app.figure.Figure;
import io.farmhand.app.figure.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The figures of a comparison. */
public final class ComparisonCharts {
  private static final double COLUMN = 196;

  private final ComparisonData data;
  private final List<Entry> entries;

  /** Figures of this comparison. */
  public ComparisonCharts(ComparisonData data) {
    this.data = data;
    entries = data.entries();
  }

  /** What it costs to be in time. */
  public List<Figure> overview() {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new ScatterChart(data, "meanTarget", "mean target over the steps (workers)")
            .figure(
                "qos-over-workers",
                "Quality of service over workers",
                "Up and to the left is better. The grey line is what constant pools reach (their"
                    + " number beside them), where they are near enough; whiskers are 95 %"
                    + " intervals."));
    if (!hasDifferences()) {
      return figures;
    }
    figures.add(
        new ScatterChart(data, "actions", "scaling actions in an episode")
            .figure(
                "qos-over-actions",
                "Quality of service over actions",
                "Up and to the left is better. Whiskers are 95 % intervals."));
    return figures;
  }

  /** The table as bars. */
  public Figure bars() {
    List<Entry> all = entries;
    double worst = Spans.least(all, each -> each.get("reward").low());
    double best = Spans.most(all, each -> each.get("reward").high());
    return new RowChart(all, 156)
        .column("in time, %", Scale.fromZero(100), 44, RowChart.bar("qos", 100, "%.2f"))
        .column("mean target", zero("meanTarget"), 40, RowChart.bar("meanTarget", 1, "%.2f"))
        .column("most (target)", zero("maxWorkers"), 40, RowChart.bar("maxWorkers", 1, "%.1f"))
        .column("actions", zero("actions"), 40, RowChart.bar("actions", 1, "%.1f"))
        .column(
            "reward",
            Scale.linear(Math.min(0, worst), Math.max(0, best)),
            46,
            RowChart.bar("reward", 1, "%.0f"))
        .figure(
            "table",
            "The table as bars",
            "Means of all episodes; the thin lines are 95 % intervals.");
  }

  private Scale zero(String key) {
    return Scale.fromZero(Spans.most(entries, each -> each.get(key).high()));
  }

  /** How the episodes are spread. */
  public Figure boxes() {
    return new RowChart(entries, 262)
        .column(
            "in time, % (uneven axis)",
            Scale.nines(least("qos"), 0.9999), 8, RowChart.box(data, "qos"))
        .column(
            "mean target",
            Scale.linear(least("mean_target"), most("mean_target")),
            8,
            RowChart.box(data, "mean_target"))
        .column("actions", Scale.fromZero(most("actions")), 8, RowChart.box(data, "actions"))
        .figure(
            "spread",
            "How the episodes are spread",
            "Box: the middle half of the episodes with their median; line: the middle 90 %; points:"
                + " the least and the greatest.");
  }

  private double least(String column) {
    return Spans.least(entries, each -> Arrays.stream(data.episodes(each, column)).min().orElse(0));
  }

  private double most(String column) {
    return Spans.most(entries, each -> Arrays.stream(data.episodes(each, column)).max().orElse(0));
  }

  /** By how much each differs from the reference. */
  public Figure differences() {
    String reference = data.root().path("reference").asText();
    List<Entry> others = entries.stream().filter(each -> !each.name().equals(reference)).toList();
    return new RowChart(others, COLUMN)
        .column(
            "in time, points",
            difference(others, "qos", 100),
            50,
            RowChart.difference("qos", 100, "%+.2f"))
        .column(
            "mean target",
            difference(others, "meanTarget", 1),
            50,
            RowChart.difference("meanTarget", 1, "%+.2f"))
        .column(
            "actions",
            difference(others, "actions", 1),
            50,
            RowChart.difference("actions", 1, "%+.1f"))
        .figure(
            "differences",
            "Differences to " + reference,
            "Mean of the differences on the same episodes, with 95 % intervals; grey where the"
                + " interval has 0 in it. Intervals are not corrected for the number of"
                + " comparisons.");
  }

  private static Scale difference(List<Entry> others, String key, double factor) {
    double low = factor * Spans.least(others, each -> each.get("lessReference", key).low());
    double high = factor * Spans.most(others, each -> each.get("lessReference", key).high());
    double room = 0.05 * (Math.max(high, 0) - Math.min(low, 0));
    return Scale.linear(Math.min(low, 0) - room, Math.max(high, 0) + room);
  }

  /** What they decide, when, and on what. */
  public List<Figure> decisions() {
    List<Figure> figures = new ArrayList<>();
    if (hasDifferences()) {
      figures.add(new ActionChart(data).figure());
    }
    List<Entry> acting =
        entries.stream()
            .filter(each -> Arrays.stream(data.episodes(each, "actions")).sum() > 0)
            .toList();
    if (!acting.isEmpty()) {
      figures.add(new OverTimeChart(data, acting).figure());
      PolicyMap map = new PolicyMap(data, acting);
      figures.add(map.actions());
      figures.add(map.targets());
    }
    return figures;
  }

  /** How the compared policies were trained, where they are told. */
  public List<Figure> training() {
    Map<String, Family> families = new HashMap<>();
    entries.forEach(each -> families.put(each.name(), each.family()));
    return new TrainingChart(data.training(), families).figures();
  }

  /** One episode under each controller. */
  public List<Figure> courses() {
    return CourseChart.all(data);
  }

  /** Whether there is more than the reference. */
  public boolean hasDifferences() {
    return entries.size() > 1;
  }
}

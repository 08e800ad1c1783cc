package io.farmhand.app.compare;

import io.farmhand.app.terminal.Style;
import io.farmhand.app.view.Format;
import io.farmhand.app.view.Prose;
import io.farmhand.app.view.Table;
import io.farmhand.control.DecisionRecord;
import io.farmhand.monitor.Observation;
import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.EpisodeResult;
import io.farmhand.sim.compare.Metric;
import io.farmhand.sim.stats.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One controller in depth, as tables of text. */
final class EvaluationTable {
  private static final int WORST = 5;
  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private final Findings findings;
  private final ContenderResult result;
  private final Course course;
  private final Style style;
  private final int width;

  EvaluationTable(Findings findings, Course course, Style style, int width) {
    this.findings = findings;
    result = findings.controllers().getFirst();
    this.course = course;
    this.style = style;
    this.width = width;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(new FindingsTable(findings, style, width).lines());
    lines.addAll(titled("How the episodes are spread", distribution()));
    lines.addAll(titled("Worst episodes", worst()));
    lines.addAll(titled("Reasons of the decisions", reasons()));
    int shown = findings.shownEpisode();
    lines.addAll(titled("Decisions of episode " + shown, decisions()));
    lines.add("");
    lines.addAll(Prose.wrapped(live(shown), width));
    return lines;
  }

  private List<String> titled(String title, Table table) {
    List<String> lines = new ArrayList<>(List.of("", title));
    lines.addAll(table.lines(width));
    return lines;
  }

  private Table distribution() {
    Table table =
        new Table(
            "figure", "mean", "sd", "least", "5 %", "25 %", "median", "75 %", "95 %", "greatest");
    add(table, "QoS %", Metric.QOS, 100, 2);
    add(table, "mean target", Metric.MEAN_TARGET, 1, 2);
    add(table, "workers", Metric.MEAN_WORKERS, 1, 2);
    add(table, "most", Metric.MAX_WORKERS, 1, 0);
    add(table, "actions", Metric.ACTIONS, 1, 0);
    add(table, "misses", Metric.MISSES, 1, 0);
    add(table, "reward", Metric.REWARD, 1, 1);
    return table;
  }

  private void add(Table table, String title, Metric metric, double factor, int decimals) {
    Sample sample = result.sample(metric);
    int means = Math.max(decimals, 1);
    List<String> cells = new ArrayList<>(List.of(title));
    cells.add(Format.number(factor * sample.mean(), means));
    cells.add(Format.number(factor * sample.sd(), means));
    cells.add(Format.number(factor * sample.min(), decimals));
    for (double share : SHARES) {
      cells.add(Format.number(factor * result.percentile(metric, share), decimals));
    }
    cells.add(Format.number(factor * sample.max(), decimals));
    table.add(cells.toArray(String[]::new));
  }

  private Table worst() {
    Table table = new Table("episode", "seed", "QoS %", "mean target", "most", "actions");
    result.episodes().stream()
        .sorted(Comparator.comparingDouble(Metric.QOS::of))
        .limit(WORST)
        .forEach(
            each ->
                table.add(
                    Integer.toString(each.index()),
                    Long.toString(each.seed()),
                    Format.number(100 * each.figures().qos(), 2),
                    Format.number(each.figures().meanTarget(), 2),
                    Integer.toString(each.figures().maxTarget()),
                    Integer.toString(each.figures().actions())));
    return table;
  }

  private Table reasons() {
    Map<String, List<EpisodeResult.Step>> reasons = new LinkedHashMap<>();
    for (EpisodeResult episode : result.episodes()) {
      for (EpisodeResult.Step step : episode.steps()) {
        reasons.computeIfAbsent(step.reason(), _ -> new ArrayList<>()).add(step);
      }
    }
    long all = reasons.values().stream().mapToLong(List::size).sum();
    Table table = new Table("reason", "decisions", "share", "wanted less target", "change");
    reasons.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, List<EpisodeResult.Step>> each) -> -each.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .forEach(each -> table.add(reason(each.getKey(), each.getValue(), all)));
    return table;
  }

  private static String[] reason(String code, List<EpisodeResult.Step> steps, long all) {
    double wanted =
        steps.stream().mapToInt(each -> each.wanted() - each.before()).average().orElse(0);
    double change =
        steps.stream().mapToInt(each -> each.after() - each.before()).average().orElse(0);
    return new String[] {
      code,
      Format.count(steps.size()),
      Format.percent((double) steps.size() / all),
      Format.signed(wanted, 2),
      Format.signed(change, 2)
    };
  }

  private Table decisions() {
    Table table =
        new Table("time", "target", "wanted", "arrivals/s", "waiting", "in time", "reason")
            .withSentences();
    for (DecisionRecord each : course.decisions()) {
      Observation seen = each.observation();
      String target = Integer.toString(each.targetBefore());
      table.add(
          Format.clock(seen.timeSeconds()),
          each.changesTarget() ? target + style.arrow() + each.targetAfter() : target,
          Integer.toString(each.wanted()),
          Format.number(seen.window().arrivalsPerSecond(), 2),
          Integer.toString(seen.queues().waiting()),
          Format.percent(seen.window().qos()),
          each.reason().text());
    }
    return table;
  }

  private String live(int shown) {
    return "Episode "
        + shown
        + " live: farmhand run scenario with the same options and --seed="
        + result.episodes().get(shown).seed();
  }
}

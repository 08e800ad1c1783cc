package io.farmhand.app.compare;

import io.farmhand.app.terminal.Style;
import io.farmhand.app.view.Format;
import io.farmhand.app.view.Prose;
import io.farmhand.app.view.Table;
import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.Frontier;
import io.farmhand.sim.compare.Metric;
import io.farmhand.sim.optimum.Objective;
import io.farmhand.sim.optimum.Prices;
import io.farmhand.sim.stats.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A comparison as tables of text. */
final class FindingsTable {
  private static final String NONE = "-";

  private final Findings findings;
  private final Style style;
  private final int width;

  /**
   * Tables of findings.
   *
   * @param width columns of the terminal; wider tables are cut in parts
   */
  FindingsTable(Findings findings, Style style, int width) {
    this.findings = findings;
    this.style = style;
    this.width = width;
  }

  List<String> lines() {
    CompareSettings settings = findings.settings();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        settings.scenario().name()
            + ", "
            + settings.scenario().discipline().name()
            + " on "
            + settings.scenario().platform().name()
            + ", "
            + Format.count(settings.episodes())
            + " unseen episodes of seed "
            + settings.seed());
    lines.add("Means with the half width of their 95 % interval (Student's t)");
    if (settings.hasOwnPeriods()) {
      lines.addAll(
          Prose.wrapped(
              "Each decides at its own period; the reward is that of the scenario's steps, and none"
                  + " where a controller decides at other times",
              width));
    }
    lines.add("");
    lines.addAll(figures().lines(width));
    findings.best().ifPresent(best -> lines.addAll(Prose.wrapped(search(best), width)));
    lines.addAll(titled("Against what is possible", distances()));
    if (findings.entrants().size() > 1) {
      lines.addAll(
          titled(
              "Differences to " + findings.reference().name() + ", episode by episode",
              differences()));
    }
    return lines;
  }

  private List<String> titled(String title, Optional<Table> table) {
    List<String> lines = new ArrayList<>();
    table.ifPresent(
        rows -> {
          lines.add("");
          lines.add(title);
          lines.addAll(rows.lines(width));
        });
    return lines;
  }

  private List<String> titled(String title, Table table) {
    return titled(title, Optional.of(table));
  }

  private Table figures() {
    List<String> headings = new ArrayList<>(List.of("controller"));
    if (findings.settings().hasOwnPeriods()) {
      headings.add("period");
    }
    headings.addAll(
        List.of("QoS %", "mean target", "workers", "most", "actions", "no-ops", "reward"));
    Table table = new Table(headings.toArray(String[]::new));
    findings.entrants().forEach(each -> table.add(row(each.name(), each)));
    findings
        .framingPools()
        .forEach(pool -> table.add(row("constant pool of " + Findings.size(pool), pool)));
    return table;
  }

  private String[] row(String name, ContenderResult result) {
    List<String> cells = new ArrayList<>(List.of(name));
    if (findings.settings().hasOwnPeriods()) {
      cells.add(Format.duration(findings.settings().period(result.name()).toNanos() * 1e-9));
    }
    cells.add(percent(result.sample(Metric.QOS)));
    cells.add(number(result.sample(Metric.MEAN_TARGET), 2));
    cells.add(number(result.sample(Metric.MEAN_WORKERS), 2));
    cells.add(Format.number(result.sample(Metric.MAX_WORKERS).mean(), 1));
    cells.add(number(result.sample(Metric.ACTIONS), 1));
    cells.add(Format.number(result.sample(Metric.NO_OPS).mean(), 1));
    cells.add(number(result.sample(Metric.REWARD), 1));
    return cells.toArray(String[]::new);
  }

  private String search(Findings.Best best) {
    Prices prices = best.search().prices();
    var wanted = findings.settings().optimum().orElseThrow();
    String goal =
        switch (wanted.objective()) {
          case Objective.Goal(double qos) ->
              (best.search().reached() ? "QoS of at least " : "QoS as near as found to ")
                  + Format.number(100 * qos, 2)
                  + " %";
          case Objective.Price _ -> "a given price";
        };
    return "optimum: best plans found for %s, %s plans an episode; a point is worth %s workers"
            .formatted(goal, Format.count(wanted.budget()), Format.number(prices.perPoint(), 3))
        + ", an action "
        + Format.number(prices.perAction(), 3);
  }

  private Optional<Table> distances() {
    Optional<Frontier> frontier = findings.frontier();
    Optional<Findings.Best> best = findings.best();
    List<String> headings = new ArrayList<>(List.of("controller"));
    frontier.ifPresent(_ -> headings.addAll(List.of("QoS above frontier", "workers saved")));
    best.ifPresent(
        _ -> headings.addAll(List.of("regret", "QoS below optimum", "workers above it")));
    if (headings.size() == 1) {
      return Optional.empty();
    }
    Table table = new Table(headings.toArray(String[]::new));
    for (ContenderResult each : findings.entrants()) {
      List<String> cells = new ArrayList<>(List.of(each.name()));
      frontier.ifPresent(line -> cells.addAll(distance(line, each)));
      best.ifPresent(found -> cells.addAll(regret(found, each)));
      table.add(cells.toArray(String[]::new));
    }
    return Optional.of(table);
  }

  private List<String> distance(Frontier frontier, ContenderResult result) {
    Optional<Frontier.Distance> distance = frontier.distance(result);
    return List.of(
        distance.map(found -> points(found.qosGain())).orElse(NONE),
        distance
            .flatMap(Frontier.Distance::workersSaved)
            .map(saved -> signed(saved, 2))
            .orElse(NONE));
  }

  private List<String> regret(Findings.Best best, ContenderResult result) {
    if (result.equals(best.result())) {
      return List.of(NONE, NONE, NONE);
    }
    return List.of(
        number(best.regret(result), 2),
        points(best.result().difference(Metric.QOS, result)),
        signed(result.difference(Metric.MEAN_TARGET, best.result()), 2));
  }

  private Table differences() {
    Table table =
        new Table("controller", "QoS points", "mean target", "workers", "actions", "reward");
    ContenderResult reference = findings.reference();
    for (ContenderResult each : findings.entrants()) {
      if (!each.name().equals(reference.name())) {
        table.add(
            each.name(),
            points(each.difference(Metric.QOS, reference)),
            signed(each.difference(Metric.MEAN_TARGET, reference), 2),
            signed(each.difference(Metric.MEAN_WORKERS, reference), 2),
            signed(each.difference(Metric.ACTIONS, reference), 1),
            signed(each.difference(Metric.REWARD, reference), 1));
      }
    }
    return table;
  }

  private String percent(Sample share) {
    return cell(100 * share.mean(), 100 * share.interval().halfWidth(), "%.2f", 2);
  }

  private String number(Sample sample, int decimals) {
    return cell(sample.mean(), sample.interval().halfWidth(), "%." + decimals + "f", decimals);
  }

  private String points(Sample share) {
    return cell(100 * share.mean(), 100 * share.interval().halfWidth(), "%+.2f", 2);
  }

  private String signed(Sample sample, int decimals) {
    return cell(sample.mean(), sample.interval().halfWidth(), "%+." + decimals + "f", decimals);
  }

  private String cell(double mean, double half, String format, int decimals) {
    if (Double.isNaN(mean)) {
      return NONE;
    }
    double small = 0.5 * Math.pow(10, -decimals);
    // No zero has a sign.
    double shown = Math.abs(mean) < small ? 0.0 : mean;
    return String.format(Locale.ROOT, format, shown)
        + " "
        + style.plusMinus()
        + Format.number(half, decimals);
  }
}

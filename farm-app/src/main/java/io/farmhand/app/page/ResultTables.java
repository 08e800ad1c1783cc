package io.farmhand.app.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.farmhand.app.chart.ComparisonData;
import io.farmhand.app.chart.Entry;
import io.farmhand.app.chart.Entry.Estimate;
import io.farmhand.app.page.Html.Cell;
import io.farmhand.app.page.Html.Row;
import io.farmhand.app.view.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of controllers as tables of a page, with what is to be known to read them. */
final class ResultTables {
  private final ComparisonData data;

  ResultTables(ComparisonData data) {
    this.data = data;
  }

  /** The means, with the constant pools that frame them. */
  void writeMeans(Html page) {
    List<String> headings = new ArrayList<>(List.of("Controller"));
    if (data.hasOwnPeriods()) {
      headings.add("Period");
    }
    headings.addAll(
        List.of("In time, %", "Mean target", "Workers", "Most", "Actions", "No-ops", "Reward"));
    page.table(headings, rows());
    page.lead(
        "Means with the half width of their 95 % interval (Student's t). Mean target is the"
            + " published mean number of workers: the mean over the steps of the target. Workers"
            + " is the time average of those that are paid for. Most is the mean of the greatest"
            + " target of each episode."
            + (data.hasOwnPeriods()
                ? " The reward is that of the scenario's steps; where a controller decides at"
                    + " other times it has none."
                : ""));
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Entry each : data.entries()) {
      rows.add(new Row("", row(Cell.named(each.name(), each.colour()), each)));
    }
    for (Entry pool : data.pools()) {
      if (pool.figures().path("framing").asBoolean(true)) {
        String name = "constant pool of " + pool.name();
        rows.add(new Row("pool", row(Cell.named(name, pool.colour()), pool)));
      }
    }
    return rows;
  }

  private List<Cell> row(Cell name, Entry entry) {
    List<Cell> cells = new ArrayList<>(List.of(name));
    if (data.hasOwnPeriods()) {
      cells.add(Cell.of(Format.duration(data.period(entry))));
    }
    cells.add(cell(entry.get("qos"), 100, "%.2f", 2));
    cells.add(cell(entry.get("meanTarget"), 1, "%.2f", 2));
    cells.add(cell(entry.get("meanWorkers"), 1, "%.2f", 2));
    cells.add(Cell.of(Format.number(entry.get("maxWorkers").mean(), 1)));
    cells.add(cell(entry.get("actions"), 1, "%.1f", 1));
    cells.add(Cell.of(Format.number(entry.get("noOps").mean(), 1)));
    cells.add(cell(entry.get("reward"), 1, "%.1f", 1));
    return cells;
  }

  private static Cell cell(Estimate value, double factor, String format, int decimals) {
    if (Double.isNaN(value.mean())) {
      return Cell.of("–");
    }
    return Cell.of(
        String.format(Locale.ROOT, format, factor * value.mean() + 0.0),
        "± " + Format.number(factor * value.half(), decimals));
  }

  /** What the optimum is, where there is one. */
  void writeOptimum(Html page) {
    JsonNode found = data.root().path("optimum");
    if (found.isObject()) {
      page.lead(
          "The optimum is the best that a search found which knows each episode in advance: "
              + Format.count(found.path("budget").asLong())
              + " plans for each episode, for the least workers with "
              + goal(found)
              + ". A point of quality of service is then worth "
              + Format.number(found.path("workersPerPoint").asDouble(), 3)
              + " workers, an action "
              + Format.number(found.path("workersPerAction").asDouble(), 3)
              + ". No plan is known to be better, which says nothing of those that were not"
              + " tried.");
    }
  }

  private static String goal(JsonNode optimum) {
    return optimum.has("goal")
        ? Format.number(100 * optimum.path("goal").asDouble(), 2)
            + " % in time on average"
            + (optimum.path("reached").asBoolean() ? "" : " (not reached)")
        : "the given price of a deadline";
  }

  /** How far each is from constant pools and from the best plans, where there are any. */
  void writeDistances(Html page) {
    boolean best =
        data.entries().stream().anyMatch(each -> each.figures().path("regret").isObject());
    if (data.pools().isEmpty() && !best) {
      return;
    }
    List<String> headings = new ArrayList<>(List.of("Controller"));
    headings.addAll(List.of("Above frontier, points", "Workers saved"));
    if (best) {
      headings.addAll(List.of("Regret, workers", "Below optimum, points", "Workers above it"));
    }
    List<Row> rows = data.entries().stream().map(each -> distance(each, best)).toList();
    page.heading("Against what is possible").table(headings, rows);
    page.lead(
        "Above frontier: quality of service above that of constant pools at the same mean target."
            + " Workers saved: mean target below that of constant pools at the same quality of"
            + " service, where they reach it."
            + (best
                ? " Regret: by how much an episode costs more than under the best plan found, in"
                    + " workers, at the prices above."
                : ""));
  }

  private static Row distance(Entry entry, boolean best) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.named(entry.name(), entry.colour())));
    cells.add(cell(entry.get("aboveFrontier", "qos"), 100, "%+.2f", 2));
    cells.add(cell(entry.get("aboveFrontier", "workersSaved"), 1, "%+.2f", 2));
    if (best) {
      cells.add(cell(entry.get("regret", "cost"), 1, "%.2f", 2));
      cells.add(cell(entry.get("regret", "qos"), 100, "%+.2f", 2));
      cells.add(cell(entry.get("regret", "meanTarget"), 1, "%+.2f", 2));
    }
    return new Row("", cells);
  }
}

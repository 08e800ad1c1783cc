package io.farmhand.app.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.farmhand.app.chart.ComparisonCharts;
import io.farmhand.app.chart.ComparisonData;
import io.farmhand.app.chart.Entry;
import io.farmhand.app.chart.Entry.Estimate;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.page.Html.Cell;
import io.farmhand.app.page.Html.Row;
import io.farmhand.app.view.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison on a page. */
final class ComparisonPage implements Section {
  private final ComparisonData data;
  private final List<Figure> overview;
  private final List<Figure> tables;
  private final List<Figure> decisions;
  private final List<Figure> courses;
  private final List<Figure> training;

  ComparisonPage(ComparisonData data) {
    this.data = data;
    ComparisonCharts charts = new ComparisonCharts(data);
    overview = charts.overview();
    tables = new ArrayList<>(List.of(charts.bars(), charts.boxes()));
    if (charts.hasDifferences()) {
      tables.add(charts.differences());
    }
    decisions = charts.decisions();
    courses = charts.courses();
    training = charts.training();
  }

  @Override
  public String title() {
    String what =
        data.entries().size() == 1 ? data.entries().getFirst().name() : "controllers compared";
    return text("scenario") + ": " + what;
  }

  @Override
  public List<Figure> figures() {
    List<Figure> all = new ArrayList<>(overview);
    all.addAll(tables);
    all.addAll(decisions);
    all.addAll(training);
    all.addAll(courses);
    return all;
  }

  @Override
  public void write(Html page) {
    page.title(title())
        .lead(
            text("discipline")
                + " on "
                + text("platform")
                + ", a decision each "
                + text("stepSeconds")
                + " s, "
                + Format.count(data.root().path("episodes").asLong())
                + " unseen episodes of seed "
                + text("seed")
                + ". All meet the same tasks and the same draws of the platform.");
    page.heading("Results").table(headings(), rows());
    page.lead(
        "Means with the half width of their 95 % interval (Student's t). Mean target is the"
            + " published mean number of workers: the mean over the steps of the target. Workers"
            + " is the time average of those that are paid for.");
    optimum(page);
    overview.forEach(page::figure);
    distances(page);
    page.heading("Side by side");
    tables.forEach(page::figure);
    page.heading("What they decide");
    decisions.forEach(page::figure);
    if (!training.isEmpty()) {
      page.heading("How they were trained");
      training.forEach(page::figure);
    }
    page.heading("Episode " + text("shownEpisode")).grid(courses);
    page.heading("Make it again").command(text("command"));
    page.facts(
        List.of(
            List.of("Farmhand", text("farmhand")),
            List.of("Java", text("java")),
            List.of("Data", "comparison.json, episodes.csv, steps.csv, course.csv"),
            List.of("Figures", "figures/*.svg, *.png, *.pdf")));
    page.folded("Configuration", data.root().path("configuration").toPrettyString());
  }

  private String text(String key) {
    return data.root().path(key).asText();
  }

  private static List<String> headings() {
    return List.of(
        "Controller",
        "In time, %",
        "Mean target",
        "Workers",
        "Most",
        "Actions",
        "No-ops",
        "Reward");
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Entry each : data.entries()) {
      rows.add(new Row("", row(Cell.named(each.name(), each.colour()), each)));
    }
    double least =
        data.entries().stream().mapToDouble(each -> each.get("meanTarget").mean()).min().orElse(0);
    double most =
        data.entries().stream().mapToDouble(each -> each.get("meanTarget").mean()).max().orElse(0);
    for (Entry pool : data.pools()) {
      double workers = pool.get("meanTarget").mean();
      if (workers >= Math.floor(least) && workers <= Math.ceil(most)) {
        String name = "constant pool of " + pool.name();
        rows.add(new Row("pool", row(Cell.named(name, pool.colour()), pool)));
      }
    }
    return rows;
  }

  private static List<Cell> row(Cell name, Entry entry) {
    return List.of(
        name,
        cell(entry.get("qos"), 100, "%.2f", 2),
        cell(entry.get("meanTarget"), 1, "%.2f", 2),
        cell(entry.get("meanWorkers"), 1, "%.2f", 2),
        Cell.of(Format.number(entry.get("maxWorkers").mean(), 1)),
        cell(entry.get("actions"), 1, "%.1f", 1),
        Cell.of(Format.number(entry.get("noOps").mean(), 1)),
        cell(entry.get("reward"), 1, "%.1f", 1));
  }

  private static Cell cell(Estimate value, double factor, String format, int decimals) {
    if (Double.isNaN(value.mean())) {
      return Cell.of("–");
    }
    return Cell.of(
        String.format(Locale.ROOT, format, factor * value.mean() + 0.0),
        "± " + Format.number(factor * value.half(), decimals));
  }

  private void optimum(Html page) {
    JsonNode found = data.root().path("optimum");
    if (found.isObject()) {
      page.lead(
          "The optimum is the best that a search found which knows each episode in advance: "
              + Format.count(found.path("budget").asLong())
              + " plans for each episode, for the least workers with "
              + (found.has("goal")
                  ? Format.number(100 * found.path("goal").asDouble(), 2)
                      + " % in time on average"
                      + (found.path("reached").asBoolean() ? "" : " (not reached)")
                  : "the given price of a deadline")
              + ". A point of quality of service is then worth "
              + Format.number(found.path("workersPerPoint").asDouble(), 3)
              + " workers, an action "
              + Format.number(found.path("workersPerAction").asDouble(), 3)
              + ". No plan is known to be better, which says nothing of those that were not"
              + " tried.");
    }
  }

  private void distances(Html page) {
    boolean best = data.optimum().isPresent();
    if (data.pools().isEmpty() && !best) {
      return;
    }
    List<String> headings = new ArrayList<>(List.of("Controller"));
    headings.addAll(List.of("Above frontier, points", "Workers saved"));
    if (best) {
      headings.addAll(List.of("Regret, workers", "Below optimum, points", "Workers above it"));
    }
    List<Row> rows = new ArrayList<>();
    for (Entry each : data.entries()) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.named(each.name(), each.colour())));
      cells.add(cell(each.get("aboveFrontier", "qos"), 100, "%+.2f", 2));
      cells.add(cell(each.get("aboveFrontier", "workersSaved"), 1, "%+.2f", 2));
      if (best) {
        cells.add(cell(each.get("regret", "cost"), 1, "%.2f", 2));
        cells.add(cell(each.get("regret", "qos"), 100, "%+.2f", 2));
        cells.add(cell(each.get("regret", "meanTarget"), 1, "%+.2f", 2));
      }
      rows.add(new Row("", cells));
    }
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
}

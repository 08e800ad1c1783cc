package io.farmhand.app.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.farmhand.app.chart.ComparisonData;
import io.farmhand.app.chart.CsvRows;
import io.farmhand.app.chart.TwinChart;
import io.farmhand.app.chart.TwinChart.Measure;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.page.Html.Cell;
import io.farmhand.app.page.Html.Row;
import io.farmhand.app.view.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The same seeds live and simulated on a page. */
final class TwinPage implements Section {
  /** The file whose presence says that a folder holds one. */
  static final String FILE = "twin.csv";

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("qos_percent", "in time, points"),
          new Measure("mean_target", "mean target"),
          new Measure("workers_mean", "workers"),
          new Measure("actions", "actions"));

  private final JsonNode summary;
  private final CsvRows pairs;
  private final Figure figure;

  TwinPage(Path folder) {
    summary = ComparisonData.json(folder.resolve("summary.json"));
    pairs = CsvRows.read(folder.resolve(FILE));
    figure = new TwinChart(pairs, differences(), MEASURES).figure();
  }

  private JsonNode differences() {
    return summary.path("live_less_simulated");
  }

  @Override
  public String title() {
    return summary.path("scenario").asText() + ": live and simulated";
  }

  @Override
  public List<Figure> figures() {
    return List.of(figure);
  }

  @Override
  public void write(Html page) {
    page.title(title())
        .lead(
            summary.path("controller").asText()
                + ", live on the platform "
                + summary.path("platform").asText()
                + " at speed "
                + summary.path("speed").asText()
                + ". Both sides have the same tasks and the same draws of the platform. "
                + summary.path("verdict").asText());
    page.heading("How far they are apart")
        .table(List.of("Measure", "Mean", "95 % interval", "Margin", "Within"), means())
        .figure(figure);
    page.heading("Seed by seed")
        .table(headings(), IntStream.range(0, pairs.size()).mapToObj(this::pair).toList());
    page.heading("Make it again").command(summary.path("repeat").asText());
    page.facts(
        List.of(
            List.of("Farmhand", summary.path("farmhand").asText()),
            List.of("Java", summary.path("java").asText()),
            List.of("Data", "twin.csv, summary.json, and a folder for each live run")));
    page.folded("Configuration", summary.path("configuration").toPrettyString());
  }

  private List<Row> means() {
    return MEASURES.stream().map(this::mean).toList();
  }

  private Row mean(Measure measure) {
    JsonNode told = differences().path(measure.key());
    return new Row(
        "",
        List.of(
            Cell.of(measure.title()),
            Cell.of(signed(told.path("mean"))),
            Cell.of(signed(told.path("ci95_low")) + " to " + signed(told.path("ci95_high"))),
            Cell.of(told.has("margin") ? "± " + told.path("margin").asText() : "–"),
            Cell.of(told.has("margin") ? within(told.path("within")) : "–")));
  }

  private static String within(JsonNode known) {
    if (!known.isBoolean()) {
      return "open";
    }
    return known.asBoolean() ? "yes" : "no";
  }

  private static String signed(JsonNode number) {
    return number.isNumber() ? Format.signed(number.asDouble(), 2) : "–";
  }

  private static List<String> headings() {
    List<String> headings = new ArrayList<>(List.of("Seed"));
    for (String title : List.of("In time, %", "Mean target", "Workers", "Actions")) {
      headings.addAll(List.of(title, "simulated"));
    }
    return headings;
  }

  private Row pair(int row) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(pairs.text(row, "seed"))));
    for (Measure measure : MEASURES) {
      for (String side : List.of("live_", "simulated_")) {
        cells.add(Cell.of(Format.number(pairs.number(row, side + measure.key()), 2)));
      }
    }
    return new Row("", cells);
  }
}

package io.farmhand.app.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.farmhand.app.chart.ComparisonData;
import io.farmhand.app.chart.CsvRows;
import io.farmhand.app.chart.Entry;
import io.farmhand.app.page.Html.Cell;
import io.farmhand.app.page.Html.Row;
import io.farmhand.app.view.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The episodes and decisions of one controller as tables of a page. */
final class EpisodeTables {
  private static final int WORST = 5;
  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private final ComparisonData data;
  private final CsvRows episodes;
  private final CsvRows steps;
  private final int[] ownEpisodes;
  private final int[] ownSteps;

  /** Tables of the controller that an evaluation is of. */
  EpisodeTables(ComparisonData data) {
    this.data = data;
    episodes = data.episodeRows();
    steps = data.stepRows();
    Entry entry = data.entries().getFirst();
    ownEpisodes = own(episodes, entry);
    ownSteps = own(steps, entry);
  }

  private static int[] own(CsvRows rows, Entry entry) {
    return IntStream.range(0, rows.size())
        .filter(row -> rows.text(row, "controller").equals(entry.name()))
        .toArray();
  }

  /** How the episodes are spread, and the worst of them with their seeds. */
  void writeEpisodes(Html page) {
    page.table(
        List.of("", "Mean", "Least", "5 %", "25 %", "Median", "75 %", "95 %", "Greatest"),
        List.of(
            spread("In time, %", "qos", 100, 2),
            spread("Mean target", "mean_target", 1, 2),
            spread("Workers", "mean_workers", 1, 2),
            spread("Most", "max_workers", 1, 0),
            spread("Actions", "actions", 1, 0)));
    page.lead("Percentiles of the episodes by nearest rank. The worst of them:");
    page.table(List.of("Episode", "In time, %", "Mean target", "Most", "Actions", "Seed"), worst());
    page.lead("farmhand run scenario with the same options and --seed=SEED has one of them live.");
  }

  private Row spread(String title, String column, double factor, int decimals) {
    double[] values =
        Arrays.stream(ownEpisodes)
            .mapToDouble(row -> factor * episodes.number(row, column))
            .sorted()
            .toArray();
    int means = Math.max(1, decimals);
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(title)));
    cells.add(Cell.of(Format.number(Arrays.stream(values).average().orElse(0), means)));
    cells.add(Cell.of(Format.number(values[0], decimals)));
    for (double share : SHARES) {
      int rank = Math.max(1, (int) Math.ceil(share * values.length));
      cells.add(Cell.of(Format.number(values[rank - 1], decimals)));
    }
    cells.add(Cell.of(Format.number(values[values.length - 1], decimals)));
    return new Row("", cells);
  }

  private List<Row> worst() {
    return Arrays.stream(ownEpisodes)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> episodes.number(row, "qos")))
        .limit(WORST)
        .map(this::episode)
        .toList();
  }

  private Row episode(int row) {
    return new Row(
        "",
        List.of(
            Cell.of(episodes.text(row, "episode")),
            Cell.of(Format.number(100 * episodes.number(row, "qos"), 2)),
            Cell.of(Format.number(episodes.number(row, "mean_target"), 2)),
            Cell.of(episodes.text(row, "max_workers")),
            Cell.of(episodes.text(row, "actions")),
            Cell.of(episodes.text(row, "seed"))));
  }

  /** Why it decided as it did, over all episodes. */
  void writeReasons(Html page) {
    Map<String, List<Integer>> byReason = new LinkedHashMap<>();
    for (int row : ownSteps) {
      byReason.computeIfAbsent(steps.text(row, "reason"), _ -> new ArrayList<>()).add(row);
    }
    List<Row> rows =
        byReason.entrySet().stream()
            .sorted(Comparator.comparingInt(each -> -each.getValue().size()))
            .map(each -> reason(each.getKey(), each.getValue()))
            .toList();
    page.table(List.of("Reason", "Decisions", "Share", "Wanted less target", "Change"), rows);
    page.lead("Wanted less target and change are means: before and after the limits.");
  }

  private Row reason(String code, List<Integer> rows) {
    return new Row(
        "",
        List.of(
            Cell.of(code),
            Cell.of(Format.count(rows.size())),
            Cell.of(Format.percent((double) rows.size() / ownSteps.length)),
            Cell.of(Format.signed(difference(rows, "wanted"), 2)),
            Cell.of(Format.signed(difference(rows, "target_after"), 2))));
  }

  private double difference(List<Integer> rows, String column) {
    return rows.stream()
        .mapToDouble(row -> steps.number(row, column) - steps.number(row, "target_before"))
        .average()
        .orElse(0);
  }

  /** The decisions of the shown episode, one by one. */
  void writeDecisions(Html page) {
    String shown = data.root().path("shownEpisode").asText();
    List<JsonNode> told = data.decisions();
    List<Row> rows = new ArrayList<>();
    for (int row : ownSteps) {
      if (steps.text(row, "episode").equals(shown)) {
        int step = (int) steps.number(row, "step");
        rows.add(decision(row, step < told.size() ? told.get(step) : null));
      }
    }
    page.folded(
        "Its " + rows.size() + " decisions",
        List.of("Time", "Target", "Wanted", "Arrivals/s", "Waiting", "In time", "Reason"),
        rows);
  }

  private Row decision(int row, @Nullable JsonNode told) {
    String before = steps.text(row, "target_before");
    String after = steps.text(row, "target_after");
    String error = told == null ? "" : told.path("error").asText("");
    String reason = told == null ? steps.text(row, "reason") : told.at("/reason/text").asText();
    return new Row(
        "",
        List.of(
            Cell.of(Format.clock(steps.number(row, "time_s"))),
            Cell.of(before.equals(after) ? before : before + " → " + after),
            Cell.of(steps.text(row, "wanted")),
            Cell.of(Format.number(steps.number(row, "arrivals_per_s"), 2)),
            Cell.of(steps.text(row, "waiting")),
            Cell.of(Format.percent(steps.number(row, "qos"))),
            Cell.sentence(error.isEmpty() || error.equals("null") ? reason : "failed: " + error)));
  }
}

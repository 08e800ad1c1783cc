package io.farmhand.app.page;

import io.farmhand.app.chart.ComparisonCharts;
import io.farmhand.app.chart.ComparisonData;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.view.Format;
import java.util.ArrayList;
import java.util.List;

/** A comparison on a page; one controller alone, or the best plans, is looked at in depth. */
final class ComparisonPage implements Section {
  private static final String EVALUATION = "evaluate";

  private final ComparisonData data;
  private final boolean alone;
  private final List<Figure> overview;
  private final List<Figure> rows;
  private final List<Figure> decisions;
  private final List<Figure> courses;
  private final List<Figure> training;

  ComparisonPage(ComparisonData data) {
    this.data = data;
    ComparisonCharts charts = new ComparisonCharts(data);
    alone = !charts.hasDifferences();
    overview = charts.overview();
    rows =
        alone
            ? List.of(charts.boxes())
            : List.of(charts.bars(), charts.boxes(), charts.differences());
    decisions = charts.decisions();
    courses = charts.courses();
    training = charts.training();
  }

  @Override
  public String title() {
    String what = alone ? data.entries().getFirst().name() : "controllers compared";
    return text("scenario") + ": " + what;
  }

  @Override
  public List<Figure> figures() {
    List<Figure> all = new ArrayList<>(overview);
    all.addAll(rows);
    all.addAll(decisions);
    all.addAll(training);
    all.addAll(courses);
    return all;
  }

  @Override
  public void write(Html page) {
    ResultTables results = new ResultTables(data);
    page.title(title()).lead(introduction());
    results.writeMeans(page.heading("Results"));
    results.writeOptimum(page);
    overview.forEach(page::figure);
    results.writeDistances(page);
    if (text("kind").equals(EVALUATION)) {
      writeInDepth(page, new EpisodeTables(data));
    } else {
      writeSideBySide(page);
    }
    writeOrigin(page);
  }

  private String introduction() {
    return text("discipline")
        + " on "
        + text("platform")
        + rhythm()
        + ", "
        + Format.count(data.root().path("episodes").asLong())
        + " unseen episodes of seed "
        + text("seed")
        + "."
        + (alone ? "" : " All meet the same tasks and the same draws of the platform.");
  }

  private String rhythm() {
    return data.hasOwnPeriods()
        ? ", decisions at each controller's own period"
        : ", a decision each " + text("stepSeconds") + " s";
  }

  private void writeSideBySide(Html page) {
    page.heading(alone ? "The episodes" : "Side by side");
    rows.forEach(page::figure);
    page.heading(alone ? "What is decided" : "What they decide");
    decisions.forEach(page::figure);
    writeTraining(page);
    page.heading("Episode " + text("shownEpisode")).grid(courses);
  }

  private void writeInDepth(Html page, EpisodeTables tables) {
    tables.writeEpisodes(page.heading("The episodes"));
    rows.forEach(page::figure);
    tables.writeReasons(page.heading("Why it decides as it does"));
    decisions.forEach(page::figure);
    writeTraining(page);
    page.heading("Episode " + text("shownEpisode")).grid(courses);
    tables.writeDecisions(page);
  }

  private void writeTraining(Html page) {
    if (!training.isEmpty()) {
      page.heading(alone ? "How it was trained" : "How they were trained");
      training.forEach(page::figure);
    }
  }

  private void writeOrigin(Html page) {
    page.heading("Make it again").command(text("command"));
    page.facts(
        List.of(
            List.of("Farmhand", text("farmhand")),
            List.of("Java", text("java")),
            List.of(
                "Data",
                "comparison.json, episodes.csv, steps.csv, course.csv and others beside it"),
            List.of("Figures", "figures/*.svg, *.png, *.pdf")));
    page.folded("Configuration", data.root().path("configuration").toPrettyString());
  }

  private String text(String key) {
    return data.root().path(key).asText();
  }
}

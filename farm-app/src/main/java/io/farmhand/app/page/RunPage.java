package io.farmhand.app.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.farmhand.app.chart.ComparisonData;
import io.farmhand.app.chart.RunChart;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.run.RepeatCommand;
import io.farmhand.app.view.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A live run on a page. */
final class RunPage implements Section {
  private final JsonNode summary;
  private final List<Figure> figures;

  RunPage(Path folder) {
    Path file = folder.resolve("summary.json");
    summary = Files.exists(file) ? ComparisonData.json(file) : MissingNode.getInstance();
    String controller = summary.at("/configuration/controller").asText("run");
    figures = RunChart.of(folder, controller.isEmpty() ? "run" : controller);
  }

  @Override
  public String title() {
    String scenario = summary.at("/configuration/scenario/name").asText();
    return scenario.isEmpty()
        ? "farmhand " + summary.path("command").asText("run, without a summary")
        : scenario + ": a live run";
  }

  @Override
  public List<Figure> figures() {
    return figures;
  }

  @Override
  public void write(Html page) {
    page.title(title());
    List<List<String>> facts = new ArrayList<>();
    fact(facts, "in time", Format.percent(summary.path("qos").asDouble(Double.NaN)));
    fact(facts, "tasks accepted", summary.at("/tasks/accepted").asText());
    fact(facts, "completed", summary.at("/tasks/completed").asText());
    fact(facts, "mean workers", Format.number(number("/workers/mean"), 2));
    fact(facts, "mean target", Format.number(number("/workers/mean_target"), 2));
    fact(facts, "greatest target", summary.at("/workers/max_target").asText());
    fact(facts, "actions", summary.at("/workers/actions").asText());
    failures(facts, "decisions at which the controller failed", "/workers/failed_decisions");
    failures(facts, "targets that could not be asked for", "/workers/failed_actions");
    if (number("/workers/undecided_s") > 0) {
      fact(
          facts,
          "at a decision without an end for",
          Format.duration(number("/workers/undecided_s")));
    }
    fact(facts, "median time in the farm", Format.duration(number("/sojourn_s/p50")));
    fact(facts, "95 % within", Format.duration(number("/sojourn_s/p95")));
    fact(facts, "ended", summary.path("ended").asText());
    fact(facts, "seed", summary.path("seed").asText());
    fact(facts, "Farmhand", summary.path("farmhand").asText());
    fact(facts, "Java", summary.path("java").asText());
    page.facts(facts);
    figures.forEach(page::figure);
    if (summary.path("command_line").isArray()) {
      List<String> words = new ArrayList<>();
      summary.path("command_line").forEach(each -> words.add(each.asText()));
      page.heading("Make it again").command(RepeatCommand.of(words).line());
    }
    page.folded("Configuration", summary.path("configuration").toPrettyString());
  }

  private void failures(List<List<String>> facts, String name, String pointer) {
    if (summary.at(pointer).asLong() > 0) {
      fact(facts, name, summary.at(pointer).asText());
    }
  }

  private double number(String pointer) {
    return summary.at(pointer).asDouble(Double.NaN);
  }

  private static void fact(List<List<String>> facts, String name, String value) {
    if (!value.isEmpty() && !value.equals("null") && !value.equals("-")) {
      facts.add(List.of(name, value));
    }
  }
}

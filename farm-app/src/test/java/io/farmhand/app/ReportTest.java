package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.farmhand.control.Timetable;
import io.farmhand.policy.Curve;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyFile;
import io.farmhand.policy.ShippedPolicies;
import io.farmhand.policy.TimetableRule;
import io.farmhand.policy.Training;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class ReportTest extends CommandTest {
  private static final String SCENARIO =
      """
      name: tiny & <small>
      workload:
        phases:
          - {name: calm, steady: 2/s, for: 8 s}
          - {name: busy, steady: 5/s, for: 8 s}
        service: {time: {uniform: [400 ms, 800 ms]}}
        deadline: {factor: 2}
      platform: {startup: 2 s, scalingBlocks: true}
      workers: {initial: 3, min: 1, max: 6, step: 1}
      control: {step: 4 s, maxSteps: 6}
      """;

  private String scenario() throws IOException {
    Path file = folder.resolve("tiny.yml");
    Files.writeString(file, SCENARIO);
    return file.toString();
  }

  private Path policy(String file, long seed) {
    Path path = folder.resolve(file);
    Curve curve =
        new Curve(
            List.of("seed", "episode", "reward", "qos", "workers", "actions"),
            List.of(
                List.of((double) seed, 10.0, -5.0, 0.8, 5.0, 9.0),
                List.of((double) seed, 20.0, 5.0, 0.9 + 0.01 * seed, 4.0, 7.0)));
    Timetable timetable = new Timetable(List.of(3.0, 4.0, 5.0), 0, 0, 0, 0.5);
    PolicyFile.write(
        new Policy(
            "learned-by-heart",
            Duration.ofSeconds(4),
            new TimetableRule(timetable),
            new Training(Map.of("method", "search"), "name: x", curve)),
        path);
    return path;
  }

  /** Well-formed, and without anything that a browser would have to fetch. */
  private static Document page(Path file) throws Exception {
    String html = Files.readString(file);
    assertThat(
            html.replace("http://www.w3.org/1999/xhtml", "")
                .replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "src=", "url(", "@import", "<script")
        .doesNotContainPattern("href=\"[^#]");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(
                html.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aComparisonLeavesAPageAndFiguresThatCanBeMadeAgain() throws Exception {
    assertThat(
            run(
                "compare",
                scenario(),
                "-c",
                "a & <b>=static:4",
                "-c",
                "erlang-c",
                "-c",
                "policy:" + policy("one.policy", 1),
                "--optimum=100",
                "--qos",
                "80%",
                "--episodes",
                "5",
                "--quiet",
                "--out",
                results().toString()))
        .isZero();
    Document page = page(results().resolve("report.html"));
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("tiny & <small>: controllers compared");
    assertThat(page.getElementsByTagName("svg").getLength()).isGreaterThanOrEqualTo(13);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("a & <b>", "erlang-c", "optimum", "5 unseen episodes of seed 1")
        .contains("farmhand compare", "--optimum=100", "Regret, workers");
    for (String figure :
        List.of(
            "qos-over-workers",
            "qos-over-actions",
            "table",
            "spread",
            "differences",
            "decisions",
            "over-time",
            "where-they-act",
            "targets",
            "training-qos",
            "episode-a-b",
            "episode-erlang-c")) {
      for (String format : List.of("svg", "png", "pdf")) {
        assertThat(results().resolve("figures").resolve(figure + "." + format)).isNotEmptyFile();
      }
    }
    byte[] before = Files.readAllBytes(results().resolve("report.html"));
    Files.delete(results().resolve("report.html"));
    assertThat(run("report", results().toString())).isZero();
    assertThat(out.toString()).contains("Report in " + results().resolve("report.html"));
    assertThat(results().resolve("report.html")).hasBinaryContent(before);
  }

  @Test
  void anEvaluationShowsItsEpisodesReasonsAndDecisions() throws Exception {
    assertThat(
            run(
                "evaluate",
                scenario(),
                "-c",
                "erlang-c",
                "--episodes",
                "6",
                "--quiet",
                "--out",
                results().toString()))
        .isZero();
    String text = page(results().resolve("report.html")).getDocumentElement().getTextContent();
    List<String> episodes = Files.readAllLines(results().resolve("episodes.csv"));
    String worstSeed =
        episodes.stream()
            .filter(row -> row.startsWith("erlang-c,"))
            .map(row -> row.split(",", -1))
            .min(Comparator.comparingDouble(row -> Double.parseDouble(row[5])))
            .orElseThrow()[2];
    assertThat(text)
        .contains("tiny & <small>: erlang-c", "The episodes", "Median", worstSeed)
        .contains("Why it decides as it does", "Wanted less target")
        .containsPattern("Its \\d+ decisions");
    for (String row : Files.readAllLines(results().resolve("decisions.jsonl"))) {
      assertThat(text).contains(new ObjectMapper().readTree(row).at("/reason/text").asText());
    }
    assertThat(results().resolve("figures/spread.svg")).exists();
    assertThat(results().resolve("figures/qos-over-actions.svg")).doesNotExist();
  }

  @Test
  void aLiveRunAndPoliciesHavePagesToo() throws Exception {
    assertThat(
            run(
                "run",
                "scenario",
                scenario(),
                "--speed",
                "20",
                "-c",
                "static:4",
                "-q",
                "--out",
                results().toString()))
        .isZero();
    Path page = folder.resolve("page");
    assertThat(
            run(
                "report",
                results().toString(),
                policy("one.policy", 1).toString(),
                policy("two.policy", 2).toString(),
                "--out",
                page.toString(),
                "--quiet"))
        .isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(page(page.resolve("report.html")).getDocumentElement().getTextContent())
        .contains("tiny & <small>: a live run", "in time", "The run")
        .contains("learned-by-heart", "search", "Training: quality of service")
        .contains("a live run (" + results() + ")");
    assertThat(Files.readString(page.resolve("report.html")))
        .containsSubsequence("href=\"#result-2\"", "id=\"result-1\"", "id=\"result-2\"");
    assertThat(page.resolve("figures/run.svg")).isNotEmptyFile();
    assertThat(page.resolve("figures/training-workers.pdf")).isNotEmptyFile();
  }

  /** Shipped policies were trained in several scenarios, and by generations without a seed. */
  @Test
  void aShippedPolicyHasItsCurveAndAllScenariosOfItsTraining() throws Exception {
    Path file = folder.resolve("any.policy");
    PolicyFile.write(ShippedPolicies.load(ShippedPolicies.ANY_LOAD), file);
    Path page = folder.resolve("page");

    assertThat(run("report", file.toString(), "--out", page.toString(), "--quiet")).isZero();

    assertThat(page(page.resolve("report.html")).getDocumentElement().getTextContent())
        .contains(
            "learned-any-load", "Training: mean target", "extends: ramps", "---", "slow-sine");
    assertThat(page.resolve("figures/training-qos.svg")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "tiny.yml", "."})
  void whatHoldsNoResultIsRefused(String name) throws IOException {
    scenario();
    assertThat(run("report", folder.resolve(name).toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            switch (name) {
              case "." -> "holds no result";
              case "nowhere" -> "There is no folder or file ";
              default -> name;
            });
  }

  @Test
  void aComparisonOfAnotherVersionOrWithoutItsRowsIsRefused() throws IOException {
    Files.createDirectories(results());
    Files.writeString(results().resolve("comparison.json"), "{\"schema\": 99}");
    assertThat(run("report", results().toString())).isEqualTo(2);
    assertThat(err.toString()).contains("schema 99, expected 1");
    Files.writeString(results().resolve("comparison.json"), "{\"schema\": 1}");
    assertThat(run("report", results().toString())).isEqualTo(2);
    assertThat(err.toString()).contains("episodes.csv", "is the folder complete?");
  }
}

package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateTest extends CommandTest {
  private static final String SCENARIO =
      """
      name: small
      workload:
        phases:
          - {name: calm, steady: 2/s, for: 12 s}
          - {name: busy, steady: 6/s, for: 12 s}
        service: {time: {uniform: [400 ms, 800 ms]}}
        deadline: {factor: 2}
      platform: {startup: 2 s, overhead: 10 ms, scalingBlocks: true}
      workers: {initial: 4, min: 1, max: 9, step: 1}
      control: {step: 4 s, maxSteps: 8}
      """;

  private String scenario() throws IOException {
    Path file = folder.resolve("small.yml");
    Files.writeString(file, SCENARIO);
    return file.toString();
  }

  @Test
  void aControllerIsLookedAtInDepth() throws IOException {
    assertThat(
            run(
                "evaluate",
                scenario(),
                "-c",
                "erlang-c",
                "--episodes",
                "12",
                "--out",
                results().toString()))
        .isZero();
    assertThat(out.toString())
        .contains("How the episodes are spread", "median", "greatest")
        .contains("Worst episodes", "Reasons of the decisions", "Decisions of episode ")
        .containsPattern("Episode \\d+ live: farmhand run scenario .* --seed=-?\\d+");
    JsonNode comparison = json("comparison.json");
    assertThat(comparison.at("/kind").asText()).isEqualTo("evaluate");
    JsonNode worst = comparison.at("/controllers/0/worst");
    assertThat(comparison.at("/shownEpisode")).isEqualTo(worst.get("episode"));
    assertThat(out.toString())
        .contains(worst.get("seed").asText())
        .contains("Decisions of episode " + worst.get("episode"));
    List<String> decisions = Files.readAllLines(results().resolve("decisions.jsonl"));
    long steps =
        Files.readAllLines(results().resolve("steps.csv")).stream()
            .filter(row -> row.startsWith("erlang-c," + worst.get("episode") + ","))
            .count();
    assertThat(decisions).hasSize((int) steps).allMatch(row -> row.contains("\"reason\""));
    assertThat(results().resolve("report.html")).isNotEmptyFile();
  }

  /** The seed of an episode gives its tasks to a live run. */
  @Test
  void theWorstEpisodeCanBeRunLive() throws IOException {
    run("evaluate", scenario(), "-c", "static:5", "--episodes", "4", "-q", "--out", results() + "");
    JsonNode worst = json("comparison.json").at("/controllers/0/worst");
    long tasks =
        Files.readAllLines(results().resolve("episodes.csv")).stream()
            .filter(row -> row.startsWith("static:5," + worst.get("episode") + ","))
            .mapToLong(row -> Long.parseLong(row.split(",", -1)[3]))
            .findFirst()
            .orElseThrow();
    Path live = folder.resolve("live");
    assertThat(
            run(
                "run",
                "scenario",
                scenario(),
                "-c",
                "static:5",
                "--seed=" + worst.get("seed").asText(),
                "--speed",
                "20",
                "-q",
                "--out",
                live.toString()))
        .isZero();
    assertThat(Files.readAllLines(live.resolve("tasks.csv"))).hasSize((int) tasks + 1);
  }

  @Test
  void theBestPlansAreWrittenStepByStep() throws IOException {
    assertThat(
            run(
                "optimum",
                scenario(),
                "--price",
                "0.1",
                "--budget",
                "120",
                "--episodes",
                "3",
                "--out",
                results().toString()))
        .isZero();
    assertThat(out.toString())
        .contains("optimum: best plans found for a given price, 120 plans an episode")
        .contains("a point is worth 0.100 workers", "constant pool of ");
    JsonNode optimum = json("comparison.json").at("/optimum");
    assertThat(optimum.at("/givenPrice").asDouble()).isEqualTo(0.1);
    double sum = 0;
    List<String> rows = Files.readAllLines(results().resolve("plans.csv"));
    assertThat(rows.getFirst()).isEqualTo("episode,seed,step,time_s,target");
    double[] targets = new double[3];
    int[] steps = new int[3];
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      targets[Integer.parseInt(cells[0])] += Integer.parseInt(cells[4]);
      steps[Integer.parseInt(cells[0])]++;
    }
    for (int i = 0; i < 3; i++) {
      sum += targets[i] / steps[i] / 3;
    }
    assertThat(optimum.at("/meanTarget").asDouble())
        .isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-6));
    assertThat(results().resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void aGoalOutOfReachHasItsExitCode() throws IOException {
    assertThat(
            run(
                "optimum",
                scenario(),
                "--qos",
                "99.9%",
                "--workers",
                "1..2",
                "--initial",
                "2",
                "--budget",
                "100",
                "--episodes",
                "2",
                "--json",
                "--out",
                results().toString()))
        .isEqualTo(4);
    assertThat(printed().at("/optimum/reached").asBoolean()).isFalse();
    assertThat(printed().at("/controllers")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evaluate paper                             | --controller
          evaluate paper -c nothing                  | must be one of
          evaluate paper -c static:5 --episode 900   | --episode must be 0 to 199
          evaluate paper -c static:5 --optimum 3     | --optimum must be 100 to 10000000 plans
          optimum                                    | SCENARIO
          optimum paper --price 0                    | --price must be above 0
          optimum paper --price 1 --qos 99%          | either --qos or --price
          optimum paper --budget 3                   | --budget must be 100 to 10000000 plans an episode, found 3
          """)
  void wrongOptionsAreRefused(String line, String message) {
    assertThat(run(line.strip().split(" +"))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  private JsonNode json(String file) throws IOException {
    return new com.fasterxml.jackson.databind.ObjectMapper()
        .readTree(results().resolve(file).toFile());
  }
}

package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest extends CommandTest {
  private int steady(String... further) {
    String[] usual = {
      "plan",
      "--rate",
      "5/s",
      "--service",
      "1.5s:cv=0.5",
      "--deadline",
      "2x",
      "--runs",
      "40",
      "--out",
      results().toString()
    };
    String[] all = Arrays.copyOf(usual, usual.length + further.length);
    System.arraycopy(further, 0, all, usual.length, further.length);
    return run(all);
  }

  @Test
  void aSteadyLoadIsPlannedByModelAndSimulation() throws IOException {
    assertThat(steady()).isZero();
    assertThat(out.toString())
        .contains("99 % in time within 2x, fifo on local-threads")
        .contains("model QoS %", "simulated QoS %", "95 % interval")
        .containsAnyOf("the simulation agrees", "Trust the simulation");
    JsonNode summary = summary();
    assertThat(summary.at("/configuration/service").asText()).isEqualTo("1.5s:cv=0.5");
    assertThat(summary.at("/configuration/runs").asInt()).isEqualTo(40);
    assertThat(summary.at("/repeat").asText())
        .isEqualTo("farmhand plan --rate 5/s --service 1.5s:cv=0.5 --deadline 2x --runs 40");
    int workers = summary.at("/workers").asInt();
    assertThat(workers).isBetween(10, 14);
    assertThat(summary.at("/model_workers").asInt()).isBetween(workers - 1, workers + 1);
    for (JsonNode pool : summary.at("/pools")) {
      boolean enough = pool.get("workers").asInt() >= workers;
      assertThat(pool.get("verdict").asText().equals("meets")).isEqualTo(enough);
      assertThat(pool.get("qos").asDouble())
          .isBetween(pool.get("ci95_low").asDouble(), pool.get("ci95_high").asDouble());
      assertThat(pool.get("model_qos").asDouble()).isBetween(0.8, 1.0);
    }
  }

  @Test
  void aBetterOrderNeedsFewerWorkersAndIsNamedAsTheReason() throws IOException {
    assertThat(steady("--discipline", "least-slack-tardy-last", "--overhead", "50ms")).isZero();
    assertThat(summary().at("/workers").asInt()).isLessThan(summary().at("/model_workers").asInt());
    assertThat(out.toString()).contains("The model knows first come, first served");
  }

  @Test
  void mortalWorkersNeedReplacementsAsLongAsTheyStart() throws IOException {
    assertThat(steady("--failure-rate", "0.02", "--startup", "10s", "--objective", "95%", "--json"))
        .isZero();
    assertThat(printed().at("/parts/0/replacements").asDouble()).isBetween(1.0, 1.05);
    int mortal = printed().at("/workers").asInt();
    out.getBuffer().setLength(0);
    assertThat(
            run(
                "plan",
                "--rate",
                "5/s",
                "--service",
                "1.5s:cv=0.5",
                "--deadline",
                "2x",
                "--objective",
                "95%",
                "--json",
                "--out",
                folder.resolve("immortal").toString()))
        .isZero();
    assertThat(mortal).isGreaterThan(printed().at("/workers").asInt());
  }

  @Test
  void anObjectiveThatNoPoolReachesIsSaidToBeOne() throws IOException {
    assertThat(
            run(
                "plan",
                "--rate",
                "5/s",
                "--service",
                "1.5s:cv=0.5",
                "--deadline",
                "2s",
                "--most",
                "40",
                "--runs",
                "20",
                "--out",
                results().toString()))
        .isEqualTo(4);
    assertThat(out.toString())
        .contains("No number of workers reaches 99.00 %", "take longer than they may");
    assertThat(summary().at("/workers").isNull()).isTrue();
    assertThat(summary().at("/hopeless").asDouble()).isBetween(0.1, 0.3);
  }

  @Test
  void tooFewWorkersForTheObjectiveAreSaidToBeTooFew() {
    assertThat(steady("--most", "9")).isEqualTo(4);
    assertThat(out.toString()).contains("no pool of up to 9 meets the objective");
  }

  @Test
  void aScenarioIsPlannedPartByPart() throws IOException {
    Path file = folder.resolve("short.yml");
    Files.writeString(
        file,
        """
        workload:
          phases:
            - {name: calm, steady: 2/s, for: 60 s}
            - {name: swing, sine: [1/s, 7/s], cycles: 1, for: 60 s}
          service: {time: {gamma: {shape: 4, mean: 1 s}}}
          deadline: {factor: 3}
        platform: local-threads
        workers: {initial: 4, min: 1, max: 20}
        control: {step: 8 s}
        """);
    assertThat(run("plan", file.toString(), "--runs", "40", "--out", results().toString()))
        .isZero();
    assertThat(out.toString()).contains("calm", "swing", "short: a constant pool for 99 %");
    JsonNode parts = summary().at("/parts");
    assertThat(parts.get(0).get("arrivals_per_s").asDouble()).isEqualTo(2);
    assertThat(parts.get(1).get("arrivals_per_s").asDouble()).isEqualTo(4);
    assertThat(parts.get(1).get("peak_arrivals_per_s").asDouble()).isEqualTo(7);
    assertThat(summary().at("/workers").asInt()).isBetween(6, 12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan --rate 5/s                                                  | --service is missing
          plan                                                             | --rate is missing
          plan paper --rate 5/s                                            | not both
          plan --rate 5/s:10s --service 1s --deadline 2s                   | write a scenario
          plan --rate 5/s --service 0s --deadline 2s                       | must be a mean above 0
          plan --rate 5/s --service 1s:sd=2 --deadline 2s                  | 1.5s:cv=0.5
          plan --rate 5/s --service 1s --deadline 2s --objective 100%      | below 1
          plan --rate 5/s --service 1s --deadline 2s --objective much      | such as 99% or 0.99
          plan --rate 5/s --service 1s --deadline 2s --tasks 3             | tasks = 3, must be
          plan --rate 5/s --service 1s --deadline 2s --runs 1              | runs = 1, must be
          plan --rate 5/s --service 1s --deadline 2s --most 0              | --most must be 1
          """)
  void wrongOptionsAreRefused(String line, String message) {
    assertThat(run(line.strip().split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }
}

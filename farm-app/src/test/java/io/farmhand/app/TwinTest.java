package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwinTest extends CommandTest {
  private static final String SCENARIO =
      """
      name: easy
      workload:
        phases:
          - {name: calm, steady: 3/s, for: 4 s}
          - {name: busy, steady: 6/s, for: 4 s}
        arrivals: exact
        service: {time: {uniform: [200 ms, 400 ms]}}
        deadline: 5 s
      platform: {startup: 200 ms, overhead: 10 ms, scalingBlocks: true}
      workers: {initial: 4, min: 1, max: 8, step: 1}
      control: {step: 2 s}
      """;

  private String scenario() throws IOException {
    Path file = folder.resolve("easy.yml");
    Files.writeString(file, SCENARIO);
    return file.toString();
  }

  @Test
  void bothSidesOfTheSameSeedsAreCompared() throws IOException {
    assertThat(
            run(
                "twin",
                scenario(),
                "--seeds",
                "3..4",
                "--speed",
                "5",
                "-c",
                "static:6",
                "--out",
                results().toString()))
        .isZero();

    assertThat(out.toString())
        .contains("easy, static:6, live at speed 5 and simulated")
        .contains("seed", "QoS %", "mean target", "within", "yes")
        .doesNotContain("NO");
    JsonNode summary = summary();
    assertThat(summary.at("/agrees").asBoolean()).isTrue();
    assertThat(summary.at("/pairs/0/seed").asInt()).isEqualTo(3);
    for (String side : List.of("live", "simulated")) {
      JsonNode figures = summary.at("/pairs/1/" + side);
      assertThat(figures.get("qos_percent").asDouble()).isEqualTo(100);
      assertThat(figures.get("mean_target").asDouble()).isEqualTo(6);
      assertThat(figures.get("workers_mean").asDouble()).isBetween(5.9, 6.1);
      assertThat(figures.get("actions").asInt()).isZero();
    }
    JsonNode difference = summary.at("/live_less_simulated/workers_mean");
    assertThat(difference.get("margin").asDouble()).isEqualTo(0.3);
    assertThat(difference.get("within").asBoolean()).isTrue();
    assertThat(Files.readAllLines(results().resolve("twin.csv"))).hasSize(3);
    assertThat(results().resolve("seed-4/tasks.csv")).exists();
    assertThat(Files.readString(results().resolve("report.html")))
        .contains("easy: live and simulated", "They agree: ", "Live less simulated", "Seed by seed")
        .contains(summary.get("repeat").asText());
    assertThat(summary.get("repeat").asText()).endsWith("--seeds 3..4 --speed 5 -c static:6");
    assertThat(results().resolve("figures/twin.pdf")).isNotEmptyFile();
  }

  @Test
  void oneSeedHasNoIntervalAndLeavesTheVerdictOpen() throws IOException {
    assertThat(
            run(
                "twin",
                scenario(),
                "--seeds",
                "1",
                "--speed",
                "10",
                "--json",
                "--out",
                results().toString()))
        .isEqualTo(4);
    assertThat(printed().at("/agrees").isNull()).isTrue();
    assertThat(printed().at("/verdict").asText()).startsWith("Not decided");
    assertThat(printed().at("/live_less_simulated/qos_percent/ci95_low").isMissingNode()).isTrue();
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    assertThat(run("twin", scenario(), "--speed", "0")).isEqualTo(2);
    assertThat(run("twin", scenario(), "--dry-run")).isEqualTo(2);
    assertThat(err.toString()).contains("--speed must be above 0").contains("--dry-run leaves");
  }
}

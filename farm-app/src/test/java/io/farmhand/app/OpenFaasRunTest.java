package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands whose workers are functions of an embedded gateway: processes of their own. */
class OpenFaasRunTest extends CommandTest {
  private static final Path SAMPLES = Path.of("..", "samples");

  private static final String SCENARIO =
      """
      name: short
      workload:
        phases:
          - {name: calm, steady: 4/s, for: 2 s}
        arrivals: exact
        service: {uniform: [50 ms, 100 ms]}
        deadline: 2 s
      platform: local-threads
      workers: {initial: 2, min: 1, max: 3}
      control: {step: 500 ms}
      """;

  @AfterEach
  void noWorkerIsLeft() {
    assertThat(ProcessHandle.current().descendants().map(ProcessHandle::info))
        .noneMatch(info -> info.commandLine().orElse("").contains("io.farmhand.function.Main"));
  }

  private String scenario() throws IOException {
    return Files.writeString(folder.resolve("short.yml"), SCENARIO).toString();
  }

  private Path images(String... samples) throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    for (String sample : samples) {
      Path file = SAMPLES.resolve(sample);
      Files.copy(file, in.resolve(file.getFileName().toString()));
    }
    return in;
  }

  private int runImages(Path in, Path out, String... more) {
    List<String> arguments =
        List.of(
            "run",
            "images",
            "--platform",
            "openfaas",
            "--in",
            in.toString(),
            "--out",
            out.toString(),
            "--workers",
            "1",
            "--results",
            results().toString());
    return run(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void imagesAreProcessedByFunctionsThatShareTheFolders() throws IOException {
    Path in = images("photos/clock.gif", "broken/corrupt.png", "broken/empty.jpg");
    Path done = folder.resolve("out");

    assertThat(runImages(in, done)).as(err.toString()).isEqualTo(1);

    assertThat(done.resolve("thumbnails/clock.gif.jpg")).isNotEmptyFile();
    assertThat(done.resolve("metadata/clock.gif.json")).isNotEmptyFile();
    assertThat(out.toString())
        .contains("1 processed")
        .containsPattern("corrupt +corrupt\\.png: corrupt PNG: the checksum");
    assertThat(summary().at("/details/failed_by_kind").toString())
        .isEqualTo("{\"corrupt\":1,\"empty\":1}");
    assertThat(summary().at("/configuration/platform").asText()).isEqualTo("openfaas");
  }

  @Test
  void imagesThatTravelWithTheirTasksHaveTheSameOutputs() throws IOException {
    Path in = images("photos/clock.gif", "broken/truncated.jpg");
    Path done = folder.resolve("out");

    assertThat(runImages(in, done, "--inline-limit", "10")).isEqualTo(1);

    assertThat(done.resolve("converted/clock.gif.png")).isNotEmptyFile();
    assertThat(summary().at("/details/failed_by_kind").toString()).isEqualTo("{\"truncated\":1}");
    Path here = folder.resolve("here");
    Files.delete(in.resolve("truncated.jpg"));
    String[] local = {
      "run",
      "images",
      "-q",
      "--in",
      in.toString(),
      "--out",
      here.toString(),
      "--results",
      folder.resolve("local").toString()
    };
    assertThat(run(local)).isZero();
    for (String file : List.of("thumbnails/clock.gif.jpg", "metadata/clock.gif.json")) {
      assertThat(done.resolve(file)).hasSameBinaryContentAs(here.resolve(file));
    }
  }

  @Test
  void aScenarioRunsOnFunctions() throws IOException {
    assertThat(
            run(
                "run",
                "scenario",
                scenario(),
                "--platform",
                "openfaas",
                "--shards",
                "3",
                "--replicas",
                "1",
                "--work",
                "cpu",
                "-c",
                "static:2",
                "--out",
                results().toString()))
        .as(err.toString())
        .isZero();

    JsonNode summary = summary();
    assertThat(summary.at("/tasks/completed").asInt()).isEqualTo(8);
    assertThat(summary.at("/configuration/platform").asText()).isEqualTo("openfaas");
  }

  @Test
  void functionsAreMeasuredAndTheSimulatorIsHeldToTheirProfile() throws IOException {
    String measured = folder.resolve("measured").toString();
    assertThat(
            run(
                "calibrate",
                "--platform",
                "openfaas",
                "--workers",
                "1",
                "--rounds",
                "1",
                "--tasks",
                "4",
                "--out",
                measured))
        .as(err.toString())
        .isZero();
    String profile = Files.readString(Path.of(measured, "platform.yml"));
    assertThat(profile).contains("name: openfaas", "stop:").doesNotContain("stop: 0 s");

    String[] twin = {
      "twin",
      scenario(),
      "--platform",
      "openfaas",
      "--speed",
      "1",
      "--seeds",
      "1",
      "-c",
      "static:2",
      "--profile",
      Path.of(measured, "platform.yml").toString(),
      "--out",
      results().toString()
    };
    assertThat(run(twin)).as(err.toString()).isIn(0, 4);
    assertThat(summary().at("/platform").asText()).isEqualTo("openfaas");
    assertThat(summary().at("/pairs/0/live/qos_percent").asDouble()).isEqualTo(100);
  }

  @Test
  void scalingIsMeasuredOnFunctions() throws IOException {
    String[] arguments = {
      "scaling",
      "--platform",
      "openfaas",
      "--tasks",
      "20",
      "--service",
      "2s",
      "-w",
      "1,2",
      "--out",
      results().toString()
    };
    assertThat(run(arguments)).as(err.toString()).isZero();
    assertThat(summary().at("/points/1/speed_up").asDouble()).isGreaterThan(1);
  }

  @Test
  void aGatewayThatDoesNotAnswerIsSaid() {
    String[] arguments = {
      "run", "scenario", "paper", "--platform", "openfaas", "--gateway", "http://127.0.0.1:1"
    };
    assertThat(run(arguments)).isEqualTo(3);
    assertThat(err.toString()).contains("http://127.0.0.1:1");
  }
}

package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceCsv;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The program as a person calls it, from its arguments to its exit code. */
class MainTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCENARIO =
      """
      workload:
        phases:
          - {name: calm, steady: 3/s, for: 4 s}
          - {name: busy, steady: 6/s, for: 4 s}
        arrivals: exact
        service:
          time: {uniform: [200 ms, 400 ms]}
          size: {min: 100, max: 300, quadratic: 5 us}
        deadline: 2 s
      platform: {startup: 200 ms, overhead: 10 ms, scalingBlocks: true}
      workers: {initial: 4, min: 1, max: 8, step: 1}
      control: {step: 2 s}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String scenario = "";
  private String results = "";

  @BeforeEach
  void writeScenario() throws IOException {
    Path file = folder.resolve("small.yml");
    Files.writeString(file, SCENARIO);
    scenario = file.toString();
    results = folder.resolve("results").toString();
  }

  @Test
  void aScenarioRunsToItsEndAndIsSummedUp() {
    assertThat(run("run", "scenario", scenario, "--speed", "20", "--out", results)).isZero();

    assertThat(out.toString())
        .contains(
            "small, square-root:beta=4,smoothing=120s, seed 1",
            "36 tasks completed in time",
            "36 completed")
        .contains("Results", results);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theResultFolderHasTheDocumentedFiles() throws IOException {
    run("run", "scenario", scenario, "--speed", "20", "-c", "static:4", "-q", "--out", results);

    Path at = Path.of(results);
    try (Stream<Path> files = Files.list(at)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("summary.json", "tasks.csv", "steps.csv", "decisions.jsonl");
    }
    String documented = Files.readString(Path.of("..", "docs", "results.md"));
    for (String table : List.of("tasks.csv", "steps.csv")) {
      List<String> rows = Files.readAllLines(at.resolve(table));
      assertThat(documented).contains(rows.getFirst().replace(",", ", "));
      int columns = rows.getFirst().split(",", -1).length;
      assertThat(rows).allSatisfy(row -> assertThat(row.split(",", -1).length).isEqualTo(columns));
    }
    assertThat(Files.readAllLines(at.resolve("tasks.csv"))).hasSize(37);
    List<String> decisions = Files.readAllLines(at.resolve("decisions.jsonl"));
    assertThat(Files.readAllLines(at.resolve("steps.csv"))).hasSize(decisions.size() + 1);
    JsonNode first = JSON.readTree(decisions.getFirst());
    assertThat(first.get("target_after").asInt()).isEqualTo(4);
    assertThat(first.at("/reason/text").asText()).isEqualTo("always 4 workers");
    assertThat(first.get("observation")).hasSize(9);
  }

  @Test
  void theTableSaysByHowMuchTheMachineWasLate() {
    run("run", "scenario", scenario, "--speed", "20", "--out", results);

    assertThat(out.toString())
        .containsPattern(
            "Late by this machine +arrivals .* on average, .* at most; work .* at most");
  }

  @Test
  void theSummarySaysWhatWasRunAndWhatCameOfIt() throws IOException {
    run("run", "scenario", scenario, "--speed", "20", "--seed", "7", "-q", "--out", results);

    JsonNode summary = JSON.readTree(Path.of(results, "summary.json").toFile());
    assertThat(summary.get("schema").asInt()).isEqualTo(1);
    assertThat(summary.get("kind").asText()).isEqualTo("run");
    assertThat(summary.get("ended").asText()).isEqualTo("complete");
    assertThat(summary.get("seed").asInt()).isEqualTo(7);
    assertThat(summary.at("/tasks/accepted").asInt()).isEqualTo(36);
    assertThat(summary.at("/tasks/completed").asInt()).isEqualTo(36);
    assertThat(summary.at("/times_s/schedule_end").asDouble()).isGreaterThan(7);
    assertThat(summary.at("/workers/mean").asDouble()).isBetween(1.0, 9.0);
    assertThat(summary.at("/configuration/scenario/workers/max").asInt()).isEqualTo(8);
    assertThat(summary.at("/configuration/controller").asText())
        .isEqualTo("square-root:beta=4,smoothing=120s");
    assertThat(summary.get("command_line")).hasSize(10);
    assertThat(summary.get("java").asText()).isEqualTo(Runtime.version().toString());
    assertThat(summary.get("repeat").asText())
        .isEqualTo("farmhand run scenario " + scenario + " --speed 20 --seed 7");
    assertThat(summary.at("/tasks/completed_per_s").asDouble())
        .isCloseTo(36 / summary.at("/times_s/finished").asDouble(), within(1e-6));
  }

  @Test
  void theTasksOfARunAreATraceThatCanBeReplayed() throws IOException {
    run("run", "scenario", scenario, "--speed", "20", "-q", "--out", results);

    Trace trace = TraceCsv.read(Path.of(results, "tasks.csv"));
    assertThat(trace.size()).isEqualTo(36);
    assertThat(trace.deadlineSeconds(0)).isEqualTo(2);
    assertThat(trace.serviceSeconds(0)).isBetween(0.2, 0.4);
    Path replay = folder.resolve("replay.yml");
    Files.writeString(
        replay,
        SCENARIO.replaceAll(
            "(?s)workload:.*platform", "workload: {replay: results/tasks.csv}\nplatform"));

    assertThat(
            run(
                "run",
                "scenario",
                replay.toString(),
                "--speed",
                "50",
                "-q",
                "--json",
                "--out",
                folder.resolve("again").toString()))
        .isZero();
    assertThat(JSON.readTree(out.toString()).at("/tasks/completed").asInt()).isEqualTo(36);
  }

  @Test
  void jsonAloneGoesToStandardOutput() throws IOException {
    assertThat(run("run", "scenario", scenario, "--speed", "20", "--json", "--out", results))
        .isZero();

    JsonNode summary = JSON.readTree(out.toString());
    assertThat(summary).isEqualTo(JSON.readTree(Path.of(results, "summary.json").toFile()));
    assertThat(out.toString()).hasLineCount(1);
    assertThat(err.toString()).contains("Quality of service");
  }

  @Test
  void quietIsQuiet() {
    assertThat(run("run", "scenario", scenario, "--speed", "20", "-q", "--out", results)).isZero();

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aDryRunDecidesButLeavesTheWorkersAlone() throws IOException {
    run(
        "run",
        "scenario",
        scenario,
        "--speed",
        "20",
        "-q",
        "--json",
        "--dry-run",
        "-c",
        "square-root:beta=5",
        "--out",
        results);

    JsonNode summary = JSON.readTree(out.toString());
    assertThat(summary.at("/workers/mean").asDouble()).isBetween(3.99, 4.01);
    assertThat(Files.readString(Path.of(results, "decisions.jsonl"))).contains("\"dry-run\"");
  }

  @Test
  void severalSeedsGiveATableWithIntervals() throws IOException {
    assertThat(
            run("run", "scenario", scenario, "--speed", "50", "--seeds", "3..5", "--out", results))
        .isZero();

    assertThat(out.toString())
        .contains("seed 3", "seed 4", "seed 5", "mean", "95 % interval", "+/-");
    JsonNode summary = JSON.readTree(Path.of(results, "summary.json").toFile());
    assertThat(summary.get("kind").asText()).isEqualTo("series");
    assertThat(summary.get("runs")).hasSize(3);
    assertThat(summary.at("/means/qos_percent/ci95_low").isNumber()).isTrue();
    assertThat(Path.of(results, "seed-4", "tasks.csv")).exists();
  }

  @Test
  void workersThatDieAreReplacedAndTheirTasksDoneAgain() throws IOException {
    int code =
        run(
            "run",
            "scenario",
            scenario,
            "--speed",
            "20",
            "-q",
            "--json",
            "--failure-rate",
            "0.2",
            "--out",
            results);

    JsonNode tasks = JSON.readTree(out.toString()).get("tasks");
    assertThat(tasks.get("retries").asInt()).isPositive();
    assertThat(tasks.get("completed").asInt() + tasks.get("failed").asInt()).isEqualTo(36);
    assertThat(code).isEqualTo(tasks.get("failed").asInt() > 0 ? 1 : 0);
  }

  @Test
  void tasksCanComputeOrProcessPictures() throws IOException {
    for (String kind : List.of("cpu", "images")) {
      String at = folder.resolve(kind).toString();
      assertThat(
              run("run", "scenario", scenario, "--work", kind, "--speed", "5", "-q", "--out", at))
          .isZero();
      JsonNode summary = JSON.readTree(Path.of(at, "summary.json").toFile());
      assertThat(summary.at("/configuration/work").asText()).isEqualTo(kind);
      assertThat(summary.at("/tasks/completed").asInt()).isEqualTo(36);
    }
  }

  @Test
  void scalingIsMeasuredAndDrawn() throws IOException {
    assertThat(
            run(
                "scaling",
                "--tasks",
                "40",
                "--service",
                "100ms",
                "--speed",
                "20",
                "-w",
                "1,4",
                "--out",
                results))
        .isZero();

    assertThat(out.toString()).contains("workers", "speed-up", "efficiency", "100.0 %");
    List<String> csv = Files.readAllLines(Path.of(results, "scaling.csv"));
    assertThat(csv.getFirst())
        .isEqualTo("workers,run_time_s,speed_up,efficiency,published_speed_up");
    assertThat(csv.get(1)).startsWith("1,").contains(",1.0000,1.0000,");
    assertThat(Files.readString(Path.of(results, "scaling.svg"))).contains("<svg", "</svg>");
    assertThat(Files.readAllBytes(Path.of(results, "scaling.png"))).startsWith(0x89, 'P', 'N', 'G');
    JsonNode points = JSON.readTree(Path.of(results, "summary.json").toFile()).get("points");
    assertThat(points.get(1).get("speed_up").asDouble()).isPositive();
  }

  static Stream<Arguments> wrongUsage() {
    return Stream.of(
        wrong("Unmatched argument at index 0: 'rum'", "rum"),
        wrong("heavy-tailed; did you mean paper?", "run", "scenario", "papr"),
        wrong("no file nowhere.yml", "run", "scenario", "nowhere.yml"),
        wrong("Missing required parameter: 'NAME|FILE'", "run", "scenario"),
        wrong("must be a duration such as 500ms, 8s", "run", "scenario", "paper", "--step", "8"),
        wrong(
            "did you mean reactive-average?", "run", "scenario", "paper", "-c", "reactive-averag"),
        wrong("did you mean edf?", "run", "scenario", "paper", "--discipline", "edff"),
        wrong("must be LEAST..MOST", "run", "scenario", "paper", "--startup", "9s..5s"),
        wrong("such as 1..32", "run", "scenario", "paper", "--workers", "many"),
        wrong(
            "leaves a controller nothing to decide",
            "run",
            "scenario",
            "paper",
            "-w",
            "12",
            "-c",
            "reactive-average"),
        wrong(
            "would begin with 12 workers, but they are bounded by 1..8",
            "run",
            "scenario",
            "paper",
            "-w",
            "1..8",
            "--initial",
            "12"),
        wrong(
            "Give either --seed or --seeds",
            "run",
            "scenario",
            "paper",
            "--seed",
            "1",
            "--seeds",
            "1..2"),
        wrong("--speed must be above 0", "run", "scenario", "paper", "--speed", "0"),
        wrong(
            "failureRate = 2.0, must be in 0 .. 1",
            "run",
            "scenario",
            "paper",
            "--failure-rate",
            "2"),
        wrong(
            "did you mean reference-cluster?",
            "run",
            "scenario",
            "paper",
            "--profile",
            "reference-clustr"),
        wrong(
            "--platform must be local or openfaas, found 'reference-cluster'",
            "run",
            "scenario",
            "paper",
            "--platform",
            "reference-cluster"),
        wrong(
            "need --platform openfaas",
            "run",
            "images",
            "--gateway",
            "http://127.0.0.1:9",
            "--in",
            "."),
        wrong(
            "name its gateway with --gateway URL",
            "scaling",
            "--platform",
            "openfaas",
            "--image",
            "farmhand"),
        wrong(
            "farmhand calibrate --platform openfaas --speed 10",
            "twin",
            "paper",
            "--platform",
            "openfaas"),
        wrong(
            "must be one of sleep, cpu, images, found 'dance'",
            "run",
            "scenario",
            "paper",
            "--work",
            "dance"),
        wrong("option '--budget': must be a whole", "train", "paper", "--budget", "a"),
        wrong("option '--episodes': must be a whole", "train", "paper", "--episodes=a"),
        wrong("Possible solutions: --speed", "run", "scenario", "paper", "--sped", "3"),
        wrong("--tasks must be at least 1, found 0", "scaling", "--tasks", "0"),
        wrong("--workers must be at least 1, found [0]", "scaling", "-w", "0"));
  }

  private static Arguments wrong(String message, String... arguments) {
    return Arguments.of(message, List.of(arguments));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void wrongUsage(String message, List<String> arguments) {
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);

    assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aScenarioFileWithMistakesIsShownLineByLine() throws IOException {
    Path broken = folder.resolve("broken.yml");
    Files.writeString(broken, SCENARIO.replace("steady: 3/s", "stedy: 3/s"));

    assertThat(run("run", "scenario", broken.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(broken + ":3:").contains("steady").doesNotContain("\tat ");
  }

  @Test
  void aResultIsNeverOverwritten() {
    assertThat(run("run", "scenario", scenario, "--speed", "50", "-q", "--out", results)).isZero();
    assertThat(run("run", "scenario", scenario, "--speed", "50", "-q", "--out", results))
        .isEqualTo(2);

    assertThat(err.toString()).contains(results, "holds a result already", "choose another folder");
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "");

    assertThat(run("run", "scenario", scenario, "-q", "--out", file.resolve("results").toString()))
        .isEqualTo(3);
    assertThat(err.toString()).contains("Cannot make the result folder").doesNotContain("\tat ");
  }

  @Test
  void verboseShowsThePlaceOfAnError() {
    assertThat(run("run", "scenario", "papr", "--verbose")).isEqualTo(2);

    assertThat(err.toString()).contains("no scenario \"papr\"", "\tat io.farmhand.");
  }

  @Test
  void everyHelpPageListsTheExitCodes() {
    for (List<String> command :
        List.of(
            List.<String>of(), List.of("run"), List.of("run", "scenario"), List.of("scaling"))) {
      assertThat(run(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new)))
          .isZero();
    }
    assertThat(run("run", "scenario", "--version")).isZero();
    assertThat(out.toString().split("Exit codes:", -1)).hasSize(5);
    assertThat(out.toString()).contains("farmhand ").contains("smoothing=120s decides");
    assertThat(out.toString()).contains("130", "Ended early by Ctrl-C");
  }

  private int run(String... arguments) {
    return Main.run(Terminal.to(out, err), arguments);
  }
}

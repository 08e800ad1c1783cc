package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareTest extends CommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path GOLDEN = Path.of("src/test/resources/golden/comparison-schema.txt");
  private static final String SCENARIO =
      """
      name: small
      workload:
        phases:
          - {name: calm, steady: 2/s, for: 20 s}
          - {name: busy, steady: 6/s, for: 20 s}
        service: {time: {uniform: [400 ms, 800 ms]}}
        deadline: {factor: 2}
      platform: {startup: 2 s, overhead: 10 ms, scalingBlocks: true}
      workers: {initial: 4, min: 1, max: 9, step: 1}
      control: {step: 4 s, maxSteps: 12}
      """;

  private String scenario() throws IOException {
    Path file = folder.resolve("small.yml");
    Files.writeString(file, SCENARIO);
    return file.toString();
  }

  private int compare(Path results, String... further) throws IOException {
    List<String> all = new ArrayList<>(List.of("compare", scenario(), "--episodes", "6"));
    all.addAll(Arrays.asList(further));
    all.addAll(List.of("--out", results.toString()));
    out.getBuffer().setLength(0);
    return run(all.toArray(String[]::new));
  }

  @Test
  void theTableHasIntervalsTheFrontierTheOptimumAndPairedDifferences() throws IOException {
    assertThat(
            compare(
                results(),
                "--controllers",
                "static:5,square-root:beta=1,smoothing=20s,erlang-c",
                "--optimum",
                "150",
                "--qos",
                "90%"))
        .isZero();
    assertThat(out.toString())
        .contains("small, fifo on ", "6 unseen episodes of seed 1", "95 % interval")
        .contains("QoS %", "mean target", "workers", "most", "actions", "no-ops", "reward")
        .contains("optimum: best plans found for QoS of at least 90.00 %, 150 plans an episode")
        .contains("QoS above frontier", "workers saved", "regret", "QoS below optimum")
        .contains("Differences to static:5, episode by episode")
        .containsPattern("square-root:beta=1,smoothing=20s +\\d+\\.\\d\\d \\+/-\\d+\\.\\d\\d")
        .containsPattern("constant pool of 5 +\\d+\\.\\d\\d")
        .contains("Again: farmhand compare ", "--seed 1")
        .contains("Report in " + results().resolve("report.html"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void warnsWhereAControllerWasLearnedWithAnotherDiscipline() throws IOException {
    String warning = "learned was learned with the discipline least-slack-tardy-last, with fifo";
    assertThat(compare(results(), "-c", "learned", "--json")).isZero();
    assertThat(err.toString()).contains(warning);
    err.getBuffer().setLength(0);
    Path others = folder.resolve("others");
    assertThat(compare(others, "-c", "learned", "--discipline", "least-slack-tardy-last", "--json"))
        .isZero();
    assertThat(err.toString()).doesNotContain("was learned with");
  }

  @Test
  void twoOfAKindKeepTheOptionsThatTellThemApart() throws IOException {
    String longest = "timetable:targets=4/4/4/4/5/5/5/5/5/5/5/5/5/6,late=1,margin=0.";
    assertThat(
            compare(
                results(),
                "-c",
                longest + "5",
                "-c",
                longest + "6",
                "-c",
                "mol:beta=1.5,smoothing=30s,trend=0s,startup=2s",
                "-c",
                "openfaas-pro:target=0.5",
                "--json"))
        .isZero();
    assertThat(printed().findValuesAsText("name"))
        .contains(
            "timetable:targets=4/4/4/4/...te=1,margin=0.5",
            "timetable:targets=4/4/4/4/...te=1,margin=0.6",
            "mol:beta=1.5,smoothing=30s...d=0s,startup=2s",
            "openfaas-pro:target=0.5");
    assertThat(printed().at("/controllers/0/controller").asText()).isEqualTo(longest + "5");
  }

  @Test
  void jsonIsOneObjectAndTheFileOfTheSameName() throws IOException {
    assertThat(compare(results(), "--controllers", "static:5,erlang-c", "--json")).isZero();
    JsonNode printed = printed();
    assertThat(printed).isEqualTo(JSON.readTree(results().resolve("comparison.json").toFile()));
    assertThat(printed.at("/scenario").asText()).isEqualTo("small");
    assertThat(printed.at("/seed").asLong()).isEqualTo(1);
    assertThat(printed.at("/episodes").asInt()).isEqualTo(6);
    assertThat(printed.at("/controllers")).hasSize(2);
    assertThat(printed.at("/frontier")).hasSize(9);
    JsonNode pool = printed.at("/controllers/0");
    assertThat(pool.get("name").asText()).isEqualTo("static:5");
    assertThat(pool.get("meanTarget").asDouble()).isEqualTo(5);
    assertThat(pool.get("maxWorkers").asDouble()).isEqualTo(5);
    assertThat(pool.get("actions").asDouble()).isZero();
    assertThat(pool.get("qos").asDouble())
        .isEqualTo(printed.at("/frontier/4/qos").asDouble())
        .isBetween(pool.at("/qosCi95/0").asDouble(), pool.at("/qosCi95/1").asDouble());
    assertThat(pool.at("/aboveFrontier/qos").asDouble()).isCloseTo(0, within(1e-12));
    assertThat(printed.at("/optimum").isNull()).isTrue();
    assertThat(printed.at("/controllers/1/lessReference/qos").asDouble())
        .isCloseTo(
            printed.at("/controllers/1/qos").asDouble() - pool.get("qos").asDouble(), within(1e-9));
  }

  @Test
  void theSchemaIsTheGoldenOne() throws IOException {
    compare(results(), "--controllers", "erlang-c", "--optimum", "120", "--qos", "90%", "--json");
    StringBuilder keys = new StringBuilder();
    keys("", printed(), keys);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, keys);
    }
    assertThat(keys.toString()).isEqualTo(Files.readString(GOLDEN));
    String documented = Files.readString(Path.of("..", "docs", "results.md"));
    for (JsonNode part : List.of(printed(), printed().at("/optimum"))) {
      part.fieldNames()
          .forEachRemaining(
              key -> assertThat(documented).contains("`" + key.replaceFirst("(Ci95|Sd)$", "")));
    }
  }

  /** Paths of the object's fields; of lists the first element, and not into the configuration. */
  private static void keys(String path, JsonNode node, StringBuilder keys) {
    if (node.isArray()) {
      keys(path + "[]", node.path(0), keys);
    } else if (node.isObject() && !path.equals("/configuration")) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        keys(path + "/" + field.getKey(), field.getValue(), keys);
      }
    } else {
      keys.append(path).append(' ').append(node.getNodeType()).append('\n');
    }
  }

  @Test
  void theNumberOfThreadsChangesNoByte() throws IOException {
    String[] wanted = {"--controllers", "erlang-c,static:5", "--optimum=120", "--qos", "90%"};
    Path one = folder.resolve("one");
    Path three = folder.resolve("three");
    compare(one, with(wanted, "--jobs", "1"));
    compare(three, with(wanted, "--jobs", "3", "--quiet"));
    assertThat(out.toString()).isEmpty();
    for (String file : List.of("comparison.json", "episodes.csv", "steps.csv", "course.csv")) {
      assertThat(three.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
  }

  private static String[] with(String[] some, String... further) {
    String[] all = Arrays.copyOf(some, some.length + further.length);
    System.arraycopy(further, 0, all, some.length, further.length);
    return all;
  }

  @Test
  void rowsAreThoseOfTheFigures() throws IOException {
    compare(results(), "-c", "mine=static:5", "-c", "erlang-c", "--frontier", "4..6", "--json");
    List<String> episodes = Files.readAllLines(results().resolve("episodes.csv"));
    assertThat(episodes).hasSize(1 + 6 * (2 + 3));
    assertThat(episodes.get(1)).startsWith("mine,0,");
    double qos =
        episodes.stream()
            .filter(row -> row.startsWith("erlang-c,"))
            .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[5]))
            .average()
            .orElseThrow();
    assertThat(printed().at("/controllers/1/qos").asDouble()).isCloseTo(qos, within(1e-6));
    List<String> steps = Files.readAllLines(results().resolve("steps.csv"));
    assertThat(steps).hasSizeBetween(1 + 2 * 6 * 8, 1 + 2 * 6 * 12);
    String documented = Files.readString(Path.of("..", "docs", "results.md"));
    for (String file : List.of("episodes.csv", "steps.csv", "course.csv")) {
      List<String> rows = Files.readAllLines(results().resolve(file));
      assertThat(documented).contains(rows.getFirst().replace(",", ", "));
      int columns = rows.getFirst().split(",", -1).length;
      assertThat(rows).allSatisfy(row -> assertThat(row.split(",", -1)).hasSize(columns));
    }
  }

  /** The course of an episode adds up to its tasks. */
  @Test
  void theCourseOfAnEpisodeEndsWithAllItsTasks() throws IOException {
    compare(results(), "-c", "erlang-c", "--episode", "3");
    int arrived = 0;
    int ended = 0;
    List<String> rows = Files.readAllLines(results().resolve("course.csv"));
    assertThat(rows.get(1).split(",", -1)[7]).isEqualTo("4");
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",", -1);
      arrived += Integer.parseInt(cells[2]);
      ended += Integer.parseInt(cells[3]) + Integer.parseInt(cells[4]);
      assertThat(arrived - ended)
          .isEqualTo(Integer.parseInt(cells[5]) + Integer.parseInt(cells[6]));
    }
    String tasks =
        Files.readAllLines(results().resolve("episodes.csv")).stream()
            .filter(row -> row.startsWith("erlang-c,3,"))
            .findFirst()
            .orElseThrow()
            .split(",", -1)[3];
    assertThat(arrived).isEqualTo(ended).isEqualTo(Integer.parseInt(tasks));
  }

  @Test
  void optionsChangeTheScenario() throws IOException {
    assertThat(
            compare(
                results(),
                "-c",
                "static:5",
                "--discipline",
                "edf",
                "--startup",
                "3s",
                "--step",
                "2s",
                "--estimate-error",
                "0.3",
                "--native-period",
                "--no-frontier",
                "--json"))
        .isZero();
    JsonNode printed = printed();
    assertThat(printed.at("/discipline").asText()).isEqualTo("edf");
    assertThat(printed.at("/stepSeconds").asInt()).isEqualTo(2);
    assertThat(printed.at("/configuration/control/maxSteps").asInt()).isEqualTo(24);
    assertThat(printed.at("/configuration/workload/estimateError").asDouble()).isEqualTo(0.3);
    assertThat(printed.at("/controllers/0/periodSeconds").asInt()).isEqualTo(8);
    assertThat(printed.at("/frontier")).isEmpty();
  }

  @Test
  void aGoalThatNoPlanReachesEndsWithItsExitCode() throws IOException {
    assertThat(
            compare(
                results(),
                "-c",
                "static:2",
                "--workers",
                "1..2",
                "--initial",
                "2",
                "--optimum=100"))
        .isEqualTo(4);
    assertThat(out.toString()).contains("QoS as near as found to 99.20 %");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compare                                            | Missing required parameter
          compare nowhere                                    | nowhere
          compare paper --controllers ertang-c               | did you mean erlang-c?
          compare paper --controllers static:5,,erlang-c     | must be one of
          compare paper -c =static:5                         | NAME=CONTROLLER
          compare paper -c static:5 -c static:5              | is taken; give each controller once
          compare paper -c optimum=static:5                  | is taken
          compare paper -c static:40                         | bounded by 1..32
          compare paper --against erlang                     | did you mean erlang-c?
          compare paper --episodes 1                         | --episodes must be 2 to 100000
          compare paper --jobs 0                             | --jobs must be 1 to 1024
          compare paper --episodes x                         | must be a whole number such as 12, found 'x'
          compare paper --seed 1e3                           | must be a whole number such as 12, found
          compare paper --jobs 99999999999                   | must be a whole number from -2147483648
          compare paper --estimate-error abc                 | must be a number such as 0.5, found 'abc'
          compare paper --optimum 5k                         | must be a whole number such as 12, found '5k'
          compare paper --frontier 40..50                    | at least two pools within the limits
          compare paper --frontier 12                        | at least two pools within the limits
          compare paper --optimum 5                          | 100 to 10000000 plans an episode
          compare paper --qos 1                              | above 0 and below 1
          compare paper --optimum 100 --action-price -1      | --action-price must be at least 0
          compare paper --episode 200                        | --episode must be 0 to 199
          compare paper --estimate-error 1                   | --estimate-error must be
          compare paper --workers 12                         | leaves a controller nothing to decide
          compare paper --failure-rate 2                     | Wrong platform
          """)
  void wrongOptionsAreRefused(String line, String message) {
    assertThat(run(line.strip().split(" +"))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aResultIsNotOverwritten() throws IOException {
    assertThat(compare(results(), "-c", "erlang-c", "--quiet")).isZero();
    assertThat(compare(results(), "-c", "erlang-c")).isEqualTo(2);
    assertThat(err.toString()).contains("holds a result already");
  }
}

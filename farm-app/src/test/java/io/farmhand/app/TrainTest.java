package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.farmhand.policy.Curve;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyFile;
import io.farmhand.policy.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainTest extends CommandTest {
  private static final String SCENARIO =
      """
      name: small
      workload:
        phases:
          - {steady: 2/s, for: 25 s}
        service: 1 s
        deadline: 3 s
      platform: {startup: 1 s}
      workers: {initial: 8, min: 1, max: 10}
      control: {step: 5 s, firstDecision: 1 s, maxSteps: 5, window: 5 s}
      """;

  private Path scenario = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void writeTheScenario() throws IOException {
    scenario = Files.writeString(folder.resolve("small.yml"), SCENARIO);
    file = folder.resolve("my.policy");
  }

  private int train(String method, String... further) {
    String[] usual = {"train", scenario.toString(), "--method", method, "--out", file.toString()};
    String[] all = Arrays.copyOf(usual, usual.length + further.length);
    System.arraycopy(further, 0, all, usual.length, further.length);
    return run(all);
  }

  @ParameterizedTest
  @CsvSource({
    "sarsa, 2000, tabular",
    "sarsa-published, 20, tabular",
    "ddqn-published, 10, network",
    "staffing, 2, staffing",
    "scheduled-staffing, 2, staffing",
    "timetable, 2, timetable"
  })
  void everyMethodLeavesAPolicyThatCommandsTake(String method, String budget, String kind) {
    assertThat(train(method, "--budget", budget, "--qos", "50%")).isZero();

    assertThat(out.toString())
        .contains("what was kept of each training", "mean target", "Policy in " + file);
    Policy policy = PolicyFile.read(file);
    assertThat(policy.name()).isEqualTo(method);
    assertThat(policy.rule().kind()).isEqualTo(kind);
    assertThat(policy.training().facts()).containsEntry("method", method);
    assertThat(policy.training().curve().rows()).isNotEmpty();
    String[] compare = {
      "compare", scenario.toString(), "-c", "policy:" + file, "--episodes", "2", "--no-frontier"
    };
    String[] all = Arrays.copyOf(compare, compare.length + 2);
    all[compare.length] = "--out";
    all[compare.length + 1] = results().toString();
    assertThat(run(all)).isZero();
  }

  @Test
  void severalTrainingsShowTheirSpreadAndTheBestIsKept() throws IOException {
    assertThat(
            train(
                "sarsa-published",
                "--budget",
                "10",
                "--qos",
                "50%",
                "--learning-seeds",
                "3",
                "--json"))
        .isZero();

    JsonNode summary = printed();
    assertThat(summary.get("trainings")).hasSize(3);
    int kept = summary.get("kept").asInt();
    double effort = Double.POSITIVE_INFINITY;
    int least = 0;
    for (JsonNode training : summary.get("trainings")) {
      double own =
          training.get("mean_target").asDouble() + 0.1 * training.get("actions").asDouble();
      if (training.get("qos").asDouble() >= 0.5 && own < effort) {
        effort = own;
        least = training.get("learning_seed").asInt();
      }
    }
    assertThat(kept).isEqualTo(least);
    assertThat(PolicyFile.read(file).training().facts())
        .containsEntry("learningSeed", Integer.toString(kept));
    assertThat(summary.at("/qos/min").asDouble())
        .isLessThanOrEqualTo(summary.at("/qos/mean").asDouble());
  }

  @Test
  void thePoliciesOfAllLearningSeedsAreKeptOnDemandAndTheBestHasTheirCurves() {
    String[] wanted = {"--budget", "10", "--qos", "50%", "--learning-seeds", "2", "--keep-all"};

    assertThat(train("sarsa-published", wanted)).isZero();

    List<Curve> curves = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      Training own = PolicyFile.read(folder.resolve("my-" + seed + ".policy")).training();
      assertThat(own.facts()).containsEntry("learningSeed", Integer.toString(seed));
      assertThat(own.curve().column("seed")).containsOnly(seed);
      curves.add(own.curve());
    }
    assertThat(PolicyFile.read(file).training().curve())
        .isEqualTo(curves.getFirst().and(curves.getLast()));
    assertThat(out.toString()).contains("those of all seeds in " + folder.resolve("my-1.policy"));

    assertThat(train("sarsa-published", wanted)).isEqualTo(2);
    assertThat(err.toString()).contains("exists; give another file by --out, or --force");
  }

  @Test
  void aCheckpointIsResumedToTheSamePolicy() throws IOException {
    String checkpoint = folder.resolve("my.checkpoint").toString();
    assertThat(train("sarsa", "--budget", "4000", "--qos", "50%", "--checkpoint", checkpoint))
        .isZero();
    byte[] before = Files.readAllBytes(file);

    assertThat(
            train("sarsa", "--budget", "4000", "--qos", "50%", "--resume", checkpoint, "--force"))
        .isZero();

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "staffing | No policy reached 90.00 % there; kept is the one that came nearest",
        "sarsa-published | It did not reach 90.00 % there; this method keeps its last policy",
      })
  void saysWhenNoPolicyReachesTheGoal(String method, String sentence) throws IOException {
    Files.writeString(scenario, SCENARIO.replace("deadline: 3 s", "deadline: 0.5 s"));

    assertThat(train(method, "--budget", "1", "--qos", "90%")).isEqualTo(4);

    assertThat(out.toString()).contains(sentence);
    assertThat(file).exists();
  }

  @Test
  void tellsHowToTrainItAgainAndHowToTryItOnTheSameScenario() {
    String[] changed = {"--discipline", "edf", "--no-scaling-blocks", "-w", "1..9", "--jobs", "1"};
    String[] wanted = {"--budget", "5", "--qos", "50%", "--force"};
    String[] all = Arrays.copyOf(changed, changed.length + wanted.length);
    System.arraycopy(wanted, 0, all, changed.length, wanted.length);

    assertThat(train("sarsa-published", all)).isZero();

    String again =
        "farmhand train "
            + scenario
            + " --method sarsa-published --discipline edf --no-scaling-blocks -w 1..9 --budget 5"
            + " --qos 50% --seed 1";
    assertThat(out.toString())
        .contains("Again: " + again)
        .contains(
            "On unseen episodes: farmhand compare "
                + scenario
                + " --discipline edf --workers 1..9 --no-scaling-blocks --controller policy:"
                + file);
    assertThat(PolicyFile.read(file).training().facts()).containsEntry("command", again);
  }

  @Test
  void leavesAPolicyThatIsThere() throws IOException {
    Files.writeString(file, "mine");

    assertThat(train("sarsa-published", "--budget", "1")).isEqualTo(2);

    assertThat(err.toString()).contains(file + " exists; give another file by --out, or --force");
    assertThat(file).hasContent("mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sarssa | | | found sarssa; did you mean sarsa?",
        "magic | | | --method must be one of staffing, scheduled-staffing, phased-staffing, timetable, sarsa, ddqn",
        "phased-staffing | | | must be at least two fixed phases of the same length",
        "sarsa | --budget | 0 | --budget must be 1 to",
        "sarsa | --per-action | -1 | perAction = -1.0, must be",
        "staffing | --resume | x | --checkpoint and --resume are for one training of sarsa or ddqn",
        "sarsa | --resume | nowhere | nowhere does not exist",
      })
  void saysWhatIsWrong(String method, String option, String value, String message) {
    int code = option == null ? train(method) : train(method, option, value);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(file).doesNotExist();
  }
}

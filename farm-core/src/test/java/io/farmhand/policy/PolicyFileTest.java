package io.farmhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.control.Controller;
import io.farmhand.control.Controllers;
import io.farmhand.control.Limits;
import io.farmhand.control.contract.SampleObservation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
  private static final Policy SAMPLE = SamplePolicies.of("small-table", SamplePolicies.tabular());

  @TempDir private Path folder = Path.of("");

  private Path file() {
    return folder.resolve("my.policy");
  }

  static List<Policy> policies() {
    return SamplePolicies.all();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void isReadAsItWasWritten(Policy policy) {
    PolicyFile.write(policy, file());

    Policy read = PolicyFile.read(file());

    assertThat(read.name()).isEqualTo(policy.name());
    assertThat(read.period()).isEqualTo(policy.period());
    assertThat(read.training()).isEqualTo(policy.training());
    assertThat(read.rule()).hasSameClassAs(policy.rule());
    assertThat(read.rule().numbers()).isEqualTo(policy.rule().numbers());
    assertThat(PolicyFile.bytes(read)).isEqualTo(PolicyFile.bytes(policy));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void decidesAsBeforeByTheNameThatPeopleChoose(Policy policy) {
    PolicyFile.write(policy, file());
    var read =
        Controllers.catalogue().with(PolicyFile.KIND).parse("policy:" + file() + ",name=mine");

    assertThat(read.name()).isEqualTo("mine");
    assertThat(read.period()).isEqualTo(Duration.ofSeconds(8));
    Limits limits = Limits.between(1, 32);
    Controller before = policy.controller().create(limits, policy.period());
    Controller after = read.create(limits, policy.period());
    for (int waiting = 0; waiting < 900; waiting += 90) {
      var seen =
          SampleObservation.idle()
              .at(waiting)
              .queues(waiting, 0, 3, 0)
              .workers(12, 0)
              .arrivals(40)
              .served(40, 1.5, 0.25)
              .build();
      assertThat(after.decide(seen)).isEqualTo(before.decide(seen));
    }
  }

  @Test
  void replacesAFileAndLeavesNothingElse() throws IOException {
    Files.writeString(file(), "old");
    PolicyFile.write(SAMPLE, file());

    assertThat(PolicyFile.read(file()).name()).isEqualTo("small-table");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatThrownBy(() -> PolicyFile.read(file()))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessage(file() + " does not exist; farmhand train makes policy files");
    assertThatThrownBy(
            () -> Controllers.catalogue().with(PolicyFile.KIND).parse("policy:" + file()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not exist");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.3, 0.7, 0.99})
  void refusesAFileThatIsCutShort(double share) throws IOException {
    byte[] bytes = PolicyFile.bytes(SAMPLE);
    Files.write(file(), Arrays.copyOf(bytes, (int) (share * bytes.length)));

    assertRefused("is no whole ZIP file");
  }

  @Test
  void neverReadsAnythingElseOfAFileWithAChangedByte() throws IOException {
    byte[] bytes = PolicyFile.bytes(SAMPLE);
    byte[] whole = PolicyFile.bytes(PolicyFile.read(write(bytes)));
    int refused = 0;
    for (int i = 0; i < bytes.length; i += 11) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x10;
      try {
        assertThat(PolicyFile.bytes(PolicyFile.read(write(changed)))).isEqualTo(whole);
      } catch (InvalidPolicyException e) {
        refused++;
      }
    }
    assertThat(refused)
        .as("the rest are times and flags of the ZIP format")
        .isGreaterThan(bytes.length / 11 / 2);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(file(), bytes);
  }

  @Test
  void refusesNumbersThatWereChanged() throws IOException {
    rewrite("numbers.csv", text -> text.replace("0.5", "0.75"));
    assertRefused("checksum of numbers.csv = another one, must be that of its content");
  }

  @Test
  void refusesAScenarioThatWasChanged() throws IOException {
    rewrite("scenario.yml", text -> text + "more: 1\n");
    assertRefused("checksum of scenario.yml");
  }

  @Test
  void refusesAManifestThatWasChanged() throws IOException {
    rewrite("policy.properties", text -> text.replace("PT8S", "PT2S"));
    assertRefused("checksum of policy.properties");
  }

  @Test
  void refusesAFileOfANewerFarmhandWhateverItHolds() throws IOException {
    Map<String, String> texts = Archive.read(write(PolicyFile.bytes(SAMPLE)));
    texts.put("more.csv", "");
    texts.computeIfPresent(
        "policy.properties", (_, text) -> text.replace("version = 1", "version = 2"));
    write(Archive.write(texts));
    assertRefused("version = 2, must be 1; a newer Farmhand wrote it");
  }

  @Test
  void refusesOtherArchives() throws IOException {
    write(Archive.write(Map.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")));
    assertRefused("format is missing");
  }

  @Test
  void refusesOtherFiles() throws IOException {
    Files.writeString(file(), "name: paper\nworkload: 3\n".repeat(100));
    assertRefused("is no whole ZIP file");
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> PolicyFile.read(folder)).isInstanceOf(InvalidPolicyException.class);
  }

  @Test
  void refusesAFileThatGrowsBeyondReasonWhenItIsUnpacked() throws IOException {
    Map<String, String> texts = Archive.read(write(PolicyFile.bytes(SAMPLE)));
    texts.put("numbers.csv", "0".repeat(Archive.MOST_TEXT_BYTES));
    write(Archive.write(texts));
    assertRefused("which no policy needs");
  }

  @Test
  void refusesNumbersThatDoNotFitTheirKind() {
    assertUnfit(
        "tabular", Numbers.builder().with("tilings", 1), "row edges.0.input_queue is missing");
    assertUnfit(
        "tabular", Numbers.builder().with("tilings", 0.5), "tilings = 0.5, must be a whole");
    assertUnfit(
        "tabular",
        with(SamplePolicies.tabular().numbers(), "cell.1.7", 1, 2, 3),
        "cell = 7, must be in 0 .. 1");
    assertUnfit(
        "tabular",
        with(SamplePolicies.tabular().numbers(), "cell.0.0", 1, 2),
        "numbers of row cell.0.0 = 2, must be 3");
    assertUnfit(
        "network", with(SamplePolicies.network().numbers(), "bias.2", 1), "rows = 10, must be 9");
    assertUnfit("staffing", Numbers.builder().with("weight.luck", 1), "row = weight.luck, must be");
    assertUnfit(
        "staffing", Numbers.builder().with("greatest.load", 9), "greatest = 1, must be none or");
    assertUnfit("timetable", Numbers.builder().with("targets", 1), "rows = 1, must be 5");
    assertUnfit("oracle", Numbers.builder(), "kind = oracle, must be one of tabular, network");
  }

  private static void assertUnfit(String kind, Numbers.Builder numbers, String message) {
    Map<String, String> settings = Map.of("observation", "paper", "actions", "step:1");
    assertThatThrownBy(() -> PolicyRule.of(kind, settings, numbers.build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Numbers.Builder with(Numbers numbers, String name, double... row) {
    Numbers.Builder builder = Numbers.builder();
    numbers.names().forEach(other -> builder.with(other, numbers.row(other)));
    return builder.with(name, row);
  }

  private void rewrite(String part, UnaryOperator<String> change) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>(Archive.read(write(PolicyFile.bytes(SAMPLE))));
    texts.computeIfPresent(part, (_, text) -> change.apply(text));
    write(Archive.write(texts));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> PolicyFile.read(file()))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageStartingWith(file() + " is no policy that can be used: ")
        .hasMessageContaining(message);
  }
}

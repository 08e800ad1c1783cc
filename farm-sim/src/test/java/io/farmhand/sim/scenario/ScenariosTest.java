package io.farmhand.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
import io.farmhand.sim.random.Uniform;
import io.farmhand.sim.workload.Phase;
import io.farmhand.sim.workload.PhaseOrder;
import io.farmhand.sim.workload.PhasedWorkload;
import io.farmhand.sim.workload.Range;
import io.farmhand.sim.workload.ReplayWorkload;
import io.farmhand.sim.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {
  static final String SMALL =
      """
      workload:
        phases: [{steady: 2/s, for: 30 s}]
        service: 1 s
        deadline: 3 s
      platform: local-threads
      workers: {initial: 2, max: 4}
      control: {step: 4 s}
      """;

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  static Stream<Scenario> scenarios() {
    return Stream.concat(
        Scenarios.names().stream().map(Scenarios::load),
        Stream.of(
            Scenarios.parse("small", SMALL),
            Scenarios.parse("everything", GoldenErrors.resource("everything.yml")),
            Scenarios.parse("everything drawn", GoldenErrors.resource("everything-drawn.yml"))));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aDescribedScenarioReadsBackTheSame(Scenario scenario) {
    String written = YamlWriter.write(List.of(), scenario.describe());
    assertThat(Scenarios.parse("written", written)).isEqualTo(scenario);
  }

  @Test
  void paperIsTheProtocol() {
    Scenario paper = Scenarios.load("paper");
    assertThat(paper.control())
        .isEqualTo(
            new Scenario.Control(
                Duration.ofSeconds(8), Duration.ofSeconds(12), 30, Duration.ofSeconds(8)));
    assertThat(paper.limits()).isEqualTo(Limits.between(1, 32).withStep(1));
    assertThat(paper.initialWorkers()).isEqualTo(12);
    assertThat(paper.discipline()).isEqualTo(QueueDiscipline.FIFO);
    assertThat(paper.workload().expectedTasks()).isCloseTo(1140, within(1e-9));
    assertThat(paper.workload().scheduleSeconds()).isEqualTo(240);
  }

  @Test
  void variantsOfThePaperDifferInTheirPhasesAlone() {
    Scenario paper = Scenarios.load("paper");
    PhasedWorkload flat = (PhasedWorkload) Scenarios.load("paper-as-run").workload();
    PhasedWorkload shuffled = (PhasedWorkload) Scenarios.load("paper-shuffled").workload();
    PhasedWorkload described = (PhasedWorkload) paper.workload();
    assertThat(flat.service()).isEqualTo(described.service());
    assertThat(greatestRate(flat, 2)).isEqualTo(5);
    assertThat(greatestRate(described, 2)).isEqualTo(7.5);
    assertThat(greatestRate(described, 3)).isEqualTo(8.5);
    assertThat(shuffled.phases()).isEqualTo(described.phases());
    assertThat(shuffled.order()).isEqualTo(PhaseOrder.SHUFFLED);
  }

  private static double greatestRate(PhasedWorkload workload, int phase) {
    return workload.phases().get(phase).draw(60, () -> 0).bounds(0, 60).greatest();
  }

  @Test
  void everyShippedProfileLoadsUnderItsName() {
    assertThat(Profiles.names())
        .allSatisfy(name -> assertThat(Profiles.load(name).name()).isEqualTo(name));
  }

  @Test
  void referenceClusterStartsAsMeasured() {
    PlatformProfile cluster = Profiles.load("reference-cluster");
    assertThat(cluster.startup().mean()).isCloseTo(7.1, within(0.05));
    assertThat(cluster.startup().cdf(5.18)).isZero();
    assertThat(cluster.startup().cdf(9.03)).isOne();
    assertThat(cluster.overhead()).isEqualTo(Duration.ofMillis(50));
    assertThat(cluster.scalingBlocks()).isTrue();
    PlatformProfile uniform = Profiles.load("reference-cluster-uniform");
    assertThat(uniform.startup()).isEqualTo(new Uniform(5.2, 9));
    assertThat(uniform.overhead()).isEqualTo(cluster.overhead());
  }

  @Test
  void whatIsLeftOutHasADefault() {
    Scenario small = Scenarios.parse("small", SMALL);
    assertThat(small.name()).isEqualTo("small");
    assertThat(small.description()).isEmpty();
    assertThat(small.limits()).isEqualTo(Limits.between(1, 4));
    assertThat(small.discipline()).isEqualTo(QueueDiscipline.FIFO);
    Duration step = Duration.ofSeconds(4);
    assertThat(small.control()).isEqualTo(new Scenario.Control(step, step, 8, step));
  }

  @Test
  void aFileOfTheUserIsFoundByItsPathAndNamedAfterIt() throws IOException {
    Path file = write("mine.yml", SMALL);
    assertThat(Scenarios.load(file.toString()).name()).isEqualTo("mine");
  }

  @Test
  void aFileMayExtendAnotherAndChangeSingleKeys() throws IOException {
    write("base.yml", SMALL);
    Path file =
        write(
            "changed.yml",
            """
            extends: base.yml
            workload: {deadline: 5 s}
            platform: {extends: reference-cluster, overhead: 10 ms}
            workers: {max: 9}
            """);
    Scenario changed = Scenarios.load(file.toString());
    assertThat(changed.workload().expectedTasks()).isEqualTo(60);
    assertThat(((PhasedWorkload) changed.workload()).deadline().secondsFor(1)).isEqualTo(5);
    assertThat(changed.platform().overhead()).isEqualTo(Duration.ofMillis(10));
    assertThat(changed.platform().startup())
        .isEqualTo(Profiles.load("reference-cluster").startup());
    assertThat(changed.limits()).isEqualTo(Limits.between(1, 9));
    assertThat(changed.initialWorkers()).isEqualTo(2);
  }

  @Test
  void aScenarioMayReplayTheTasksOfARun() throws IOException {
    write("tasks.csv", "created_s,service_s,deadline_s\n0,1,2\n5,1,2\n");
    Path file = write("replay.yml", "extends: paper\nworkload: {replay: tasks.csv}\n");
    ReplayWorkload replay = (ReplayWorkload) Scenarios.load(file.toString()).workload();
    assertThat(replay.trace().size()).isEqualTo(2);
    assertThat(replay.scheduleSeconds()).isEqualTo(5);
  }

  @Test
  void aScenarioMayTakeTheCountsOfALog() throws IOException {
    write("log.csv", "start_s,count\n0,30\n60,90\n");
    Path file =
        write(
            "log.yml",
            """
            extends: paper
            workload:
              phases: [{counts: log.csv, for: 20 s..40 s, scale: 0.5}, {steady: 1x, for: 10 s}]
            """);
    Scenario scenario = Scenarios.load(file.toString());
    PhasedWorkload workload = (PhasedWorkload) scenario.workload();
    assertThat(workload.expectedTasks()).isCloseTo(110, within(1e-9));
    assertThat(workload.scheduleSeconds()).isEqualTo(50);
    String written = YamlWriter.write(List.of(), scenario.describe());
    assertThat(Scenarios.parse("written", written)).isEqualTo(scenario);
  }

  @Test
  void numbersOfAPhaseMayBeRanges() {
    PhasedWorkload workload = (PhasedWorkload) Scenarios.load("paper-random").workload();
    assertThat(workload.phases())
        .contains(new Phase.Ramp("ramp", new Range(25, 75), new Range(1.5, 8), new Range(1.5, 8)));
    assertThat(workload.order())
        .isEqualTo(
            new PhaseOrder.Drawn(new Range(200, 280), List.of(2.0, 1.0, 1.0, 1.0, 1.0, 1.0)));
    assertThat(workload.level()).isEqualTo(new Range(0.5, 1.5));
  }

  @Test
  void mistakesInAFileThatIsExtendedCarryItsName() throws IOException {
    Path base = write("base.yml", SMALL.replace("4 s", "soon"));
    Path file = write("changed.yml", "extends: base.yml\n");
    assertThatThrownBy(() -> Scenarios.load(file.toString()))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(
            base
                + ":7:17: control.step: expected a duration such as 8 s, 500 ms or 2 min,"
                + " found \"soon\"");
  }

  @Test
  void aCircleOfFilesIsFound() throws IOException {
    Path file = write("a.yml", "extends: a.yml\n");
    assertThatThrownBy(() -> Scenarios.load(file.toString()))
        .hasMessageContaining("more than 8 files extend one another; is it a circle?");
  }

  @Test
  void aWrongNameGetsTheNearest() {
    assertThatThrownBy(() -> Scenarios.load("papr-as-run"))
        .isInstanceOf(SimException.class)
        .hasMessage(
            "no scenario \"papr-as-run\", expected the path of a YAML file or one of "
                + String.join(", ", Scenarios.names())
                + "; did you mean paper-as-run?");
    assertThatThrownBy(() -> Profiles.load("lambda"))
        .hasMessage(
            "no platform profile \"lambda\", expected the path of a YAML file or one of "
                + String.join(", ", Profiles.names()));
    assertThatThrownBy(() -> Scenarios.load("none/such.yml"))
        .hasMessage(
            "no file none/such.yml, expected the path of a YAML file or one of "
                + String.join(", ", Scenarios.names()));
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Path file = folder.resolve("binary.yml");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3, 0x28});
    assertThatThrownBy(() -> Scenarios.load(file.toString()))
        .isInstanceOf(SimException.class)
        .hasMessageContaining("as UTF-8 text");
  }

  @Test
  void theSameScenarioCanBeVaried() {
    Scenario paper = Scenarios.load("paper");
    QueueDiscipline tardyLast = QueueDiscipline.LEAST_SLACK_TARDY_LAST;
    assertThat(paper.withDiscipline(tardyLast).discipline()).isEqualTo(tardyLast);
    assertThat(paper.withDiscipline(tardyLast).withDiscipline(QueueDiscipline.FIFO))
        .isEqualTo(paper);
    assertThatThrownBy(() -> paper.withWorkers(12, Limits.between(1, 8)))
        .hasMessage("initialWorkers = 12, must be in 1 .. 8");
  }
}

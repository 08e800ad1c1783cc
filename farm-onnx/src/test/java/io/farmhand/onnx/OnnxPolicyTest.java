package io.farmhand.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.control.ActionSet;
import io.farmhand.control.Controller;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Controllers;
import io.farmhand.control.Decision;
import io.farmhand.control.Limits;
import io.farmhand.control.contract.SampleObservation;
import io.farmhand.monitor.ObservationView;
import io.farmhand.policy.InvalidPolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxPolicyTest {
  private static final Limits LIMITS = Limits.between(1, 32);
  private static final Duration PERIOD = Duration.ofSeconds(8);

  @TempDir private Path folder = Path.of("");

  private Path file(SampleModel model) throws IOException {
    return Files.write(folder.resolve("policy.onnx"), model.bytes());
  }

  private static ControllerFactory parse(String spec) {
    return Controllers.catalogue().with(OnnxPolicy.KIND).parse(spec);
  }

  private static Controller fresh(ControllerFactory factory) {
    return factory.create(LIMITS, PERIOD);
  }

  @Test
  void knowsWhatItSeesAndDoesFromTheFile() throws IOException {
    try (OnnxPolicy policy = OnnxPolicy.read(file(SampleModel.addsAbove(8)))) {
      assertThat(policy.metadata())
          .isEqualTo(
              new OnnxMetadata(
                  "adds-above",
                  ObservationView.paper(true),
                  ActionSet.PAPER,
                  "paper-as-run",
                  Duration.ofSeconds(8)));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 12", "8, 12", "9, 13", "800, 13", "100000, 13"})
  void asksForTheWorkersOfTheBestAction(int waiting, int target) throws IOException {
    ControllerFactory factory = parse("onnx:" + file(SampleModel.addsAbove(8)));

    Decision decision =
        fresh(factory)
            .decide(SampleObservation.idle().queues(waiting, 0, 12, 0).workers(12, 0).build());

    assertThat(factory.name()).isEqualTo("adds-above");
    assertThat(factory.period()).isEqualTo(Duration.ofSeconds(8));
    assertThat(decision.target()).isEqualTo(target);
    assertThat(decision.reason().code()).isEqualTo("best-value");
  }

  @Test
  void seesNoMoreThanTheBoundsThatTheEnvironmentKeeps() throws IOException {
    Controller controller = fresh(parse("onnx:" + file(SampleModel.addsAbove(800))));

    Decision decision =
        controller.decide(SampleObservation.idle().queues(5000, 0, 12, 0).workers(12, 0).build());

    assertThat(decision.target()).as("800 waiting is the most that it sees").isEqualTo(12);
  }

  @Test
  void takesTheFirstOfEqualActionsAsArgmaxDoes() throws IOException {
    SampleModel model = SampleModel.addsAbove(8).always(3, 3, 3);

    Decision decision =
        fresh(parse("onnx:" + file(model))).decide(SampleObservation.idle().workers(12, 0).build());

    assertThat(decision.target()).isEqualTo(11);
  }

  @Test
  void asksForANumberWhereItsActionsAreNumbers() throws IOException {
    SampleModel model =
        SampleModel.addsAbove(8).with(OnnxMetadata.ACTIONS, "absolute:4..7").always(0, 5, 1, 2);

    Decision decision =
        fresh(parse("onnx:" + file(model))).decide(SampleObservation.idle().workers(12, 0).build());

    assertThat(decision.target()).isEqualTo(5);
  }

  @Test
  void canHaveAnotherName() throws IOException {
    Path file = file(SampleModel.addsAbove(8));

    assertThat(parse("onnx:" + file + ",name=dqn-3").name()).isEqualTo("dqn-3");
    assertThat(parse("onnx:file=" + file + ",name=dqn-3").name()).isEqualTo("dqn-3");
  }

  @Test
  void answersSeveralThreadsAtOnceAsOne() throws Exception {
    try (OnnxPolicy policy = OnnxPolicy.read(file(SampleModel.addsAbove(8)));
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<double[]>> tasks =
          List.of(() -> sum(policy), () -> sum(policy), () -> sum(policy), () -> sum(policy));
      double[] alone = sum(policy);
      for (Future<double[]> one : threads.invokeAll(tasks)) {
        assertThat(one.get()).containsExactly(alone);
      }
    }
  }

  private static double[] sum(OnnxPolicy policy) {
    double[] sums = new double[3];
    double[] values = new double[3];
    for (int i = 0; i < 300; i++) {
      float[] seen = new float[9];
      Arrays.fill(seen, i * 0.1f);
      policy.values(seen, values);
      for (int action = 0; action < 3; action++) {
        sums[action] += values[action];
      }
    }
    return sums;
  }

  @Test
  void saysWhereSuchFilesComeFromWhenThereIsNone() {
    assertThatThrownBy(() -> parse("onnx:" + folder.resolve("none.onnx")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.onnx does not exist; farmhand.export");
    assertThatThrownBy(() -> parse("onnx"))
        .hasMessage("file is missing, must be given to onnx, as in onnx:policy.onnx");
  }

  @Test
  void refusesWhatIsNoOnnxFile() throws IOException {
    Path text =
        Files.write(folder.resolve("text.onnx"), "not ONNX".getBytes(StandardCharsets.UTF_8));
    Path empty = Files.write(folder.resolve("empty.onnx"), new byte[0]);

    for (Path file : List.of(text, empty)) {
      assertThatThrownBy(() -> OnnxPolicy.read(file))
          .isInstanceOf(InvalidPolicyException.class)
          .hasMessageContaining(file + " is no policy that can be used: ")
          .hasMessageContaining("cannot load it");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OnnxMetadata.OBSERVATION,
        OnnxMetadata.NUMBERS,
        OnnxMetadata.ACTIONS,
        OnnxMetadata.SCENARIO,
        OnnxMetadata.STEP
      })
  void namesTheEntryThatIsMissing(String entry) throws IOException {
    Path file = file(SampleModel.addsAbove(8).without(entry));

    assertThatThrownBy(() -> OnnxPolicy.read(file))
        .hasMessageEndingWith(
            "its metadata lacks " + entry + ": export it again with farmhand.export");
  }

  @Test
  void refusesAFileOfAnotherProgramOrVersion() throws IOException {
    Path foreign = file(SampleModel.addsAbove(8).without(OnnxMetadata.FORMAT));
    assertThatThrownBy(() -> OnnxPolicy.read(foreign))
        .hasMessageContaining("its metadata lacks farmhand.format, must have what says")
        .hasMessageContaining("export it with farmhand.export");
    Path newer = file(SampleModel.addsAbove(8).with(OnnxMetadata.FORMAT, "2"));
    assertThatThrownBy(() -> OnnxPolicy.read(newer))
        .hasMessageContaining("farmhand.format = 2, must be 1; a newer Farmhand exported it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "farmhand.observation | pixels | observation = 'pixels', must be one of paper, paper-no-clock",
        "farmhand.actions | jump | actions = jump, must be as in step:1 or absolute:1..32",
        "farmhand.step | 8 s | step = 8 s, must be as in PT8S",
        "farmhand.step | PT0S | farmhand.step = 0 s, must be longer than 0 s",
        "farmhand.name | My Policy | farmhand.name = My Policy, must be in kebab-case",
        "farmhand.numbers | a,b | farmhand.numbers = a,b, must be input_queue,worker_queue",
        "farmhand.observation | full | farmhand.numbers = input_queue,worker_queue",
      })
  void saysWhatIsWrongWithAnEntry(String entry, String value, String message) throws IOException {
    Path file = file(SampleModel.addsAbove(8).with(entry, value));

    assertThatThrownBy(() -> OnnxPolicy.read(file)).hasMessageContaining(message);
  }

  @Test
  void refusesShapesThatDoNotFit() throws IOException {
    Path fewer = file(SampleModel.addsAbove(8).always(1, 2));
    assertThatThrownBy(() -> OnnxPolicy.read(fewer))
        .hasMessageContaining("output values0 = FLOAT [-1, 2], must be one tensor of floats")
        .hasMessageContaining("N x 3 (step:1)");
    Path doubles = file(SampleModel.addsAbove(8).inDoubles());
    assertThatThrownBy(() -> OnnxPolicy.read(doubles))
        .hasMessageContaining("input observation = DOUBLE [-1, 9], must be one tensor of floats")
        .hasMessageContaining("N x 9 (paper)");
    Path two = file(SampleModel.addsAbove(8).withTwoOutputs());
    assertThatThrownBy(() -> OnnxPolicy.read(two))
        .hasMessageContaining("outputs = 2, must be one tensor of floats");
  }

  @Test
  void refusesValuesThatAreNoNumbers() throws IOException {
    Path file = file(SampleModel.addsAbove(8).always(0, Float.NaN, 1));

    assertThatThrownBy(() -> OnnxPolicy.read(file))
        .hasMessageContaining("gives action 1 the value NaN, must be finite");
  }

  @Test
  void explainsWhatIsMissingWhereThereIsNoRuntime() {
    assertThat(OnnxNetwork.lacking(new NoClassDefFoundError("ai/onnxruntime/OrtEnvironment")))
        .contains("found java.lang.NoClassDefFoundError: ai/onnxruntime/OrtEnvironment")
        .contains("add the jar com.microsoft.onnxruntime:onnxruntime of Maven Central");
  }
}

package io.farmhand.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.run.RunSettings.Output;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.view.Snapshot.Stage;
import io.farmhand.farm.Chunking;
import io.farmhand.farm.Farm;
import io.farmhand.platform.LocalPlatform;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LiveRunTest {
  private static final int ENDLESS = 1_000_000;

  @TempDir private Path folder;
  private final CountDownLatch begun = new CountDownLatch(2);
  private final CountDownLatch released = new CountDownLatch(1);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void drainingEndsTheSourcesAndLetsAcceptedTasksEnd() throws Exception {
    try (RunLogs<Integer, Integer> logs = logs(blocking())) {
      LiveRun<Integer, Integer> run = new LiveRun<>(blocking(), logs);
      Thread running = Thread.startVirtualThread(() -> uninterrupted(run));
      begun.await();
      run.drain();
      assertThat(run.snapshot().stage()).isEqualTo(Stage.DRAINING);
      released.countDown();
      running.join();

      var tasks = run.figures().tasks();
      assertThat(tasks.accepted()).isBetween(2L, (long) ENDLESS - 1);
      assertThat(tasks.completed()).isEqualTo(tasks.accepted());
      assertThat(run.wasAborted()).isFalse();
      assertThat(run.sourceFailure()).isNull();
    }
  }

  @Test
  void abortingCancelsWhatIsLeft() throws Exception {
    try (RunLogs<Integer, Integer> logs = logs(blocking())) {
      LiveRun<Integer, Integer> run = new LiveRun<>(blocking(), logs);
      Thread running = Thread.startVirtualThread(() -> uninterrupted(run));
      begun.await();
      run.drain();
      run.abort();
      running.join();

      var tasks = run.figures().tasks();
      assertThat(tasks.cancelled()).isPositive();
      assertThat(tasks.completed() + tasks.failed() + tasks.cancelled())
          .isEqualTo(tasks.accepted());
      assertThat(tasks.qos()).isZero();
      assertThat(run.wasAborted()).isTrue();
    }
    assertThat(Files.readString(folder.resolve("result/tasks.csv"))).contains(",cancelled,false,");
  }

  @Test
  void aFailedTaskShowsInTheCodeTheTableAndTheSummary() throws IOException {
    RunPlan<Integer, Integer> plan =
        RunPlan.of("run numbers", Farm.of((Integer i) -> 12 / i).chunking(Chunking.single()))
            .source(
                outlet -> {
                  for (int i = -1; i <= 1; i++) {
                    outlet.put(i);
                  }
                })
            .total(3)
            .label(i -> "number " + i)
            .configure("dividend", 12)
            .details(() -> Map.of("more", "to say"))
            .rows(add -> add.accept("Own row", "own value"));

    assertThat(session(Output.FULL).runAndReport(plan)).isEqualTo(ExitCode.TASKS_FAILED.number());
    assertThat(out.toString())
        .contains("2 completed, 1 failed", "number 0  ", "ArithmeticException: / by zero")
        .contains("Own row", "own value");
    var summary = new ObjectMapper().readTree(folder.resolve("result/summary.json").toFile());
    assertThat(summary.at("/failures/0/label").asText()).isEqualTo("number 0");
    assertThat(summary.at("/failures/0/error").asText()).contains("by zero");
    assertThat(summary.at("/details/more").asText()).isEqualTo("to say");
    assertThat(summary.at("/configuration/dividend").asInt()).isEqualTo(12);
    assertThat(Files.readString(folder.resolve("result/tasks.csv")))
        .contains(",failed,false,number 0,ArithmeticException: / by zero");
  }

  @Test
  void aSourceThatFailsEndsTheRunWithItsReason() throws IOException {
    RunPlan<Integer, Integer> plan =
        RunPlan.of("run numbers", Farm.of((Integer i) -> i))
            .source(
                outlet -> {
                  outlet.put(1);
                  throw new IOException("the list ends in mid-line");
                });

    assertThat(session(Output.QUIET).runAndReport(plan)).isEqualTo(ExitCode.CANNOT_RUN.number());
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("The tasks ended early: the list ends in mid-line");
    assertThat(Files.readString(folder.resolve("result/summary.json")))
        .contains("\"ended\" : \"incomplete\"", "\"completed\" : 1");
  }

  @Test
  void aSummaryThatCannotBeWrittenIsStillShown() {
    RunPlan<Integer, Integer> plan =
        RunPlan.of("run numbers", Farm.of((Integer i) -> i))
            .source(outlet -> outlet.put(1))
            .onOutcome(_ -> removeResults());

    assertThat(session(Output.FULL).runAndReport(plan)).isEqualTo(ExitCode.CANNOT_RUN.number());
    assertThat(out.toString()).contains("1 completed");
    assertThat(err.toString()).contains("Cannot write").contains("summary.json");
  }

  private void removeResults() {
    try {
      for (String file : List.of("tasks.csv", "steps.csv", "decisions.jsonl", "")) {
        Files.delete(folder.resolve("result").resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void workersAreAveragedOverTheWholeRunWhereThereIsNoSchedule() {
    RunPlan<Integer, Integer> plan =
        RunPlan.of("run numbers", Farm.of((Integer i) -> i))
            .workers(3)
            .source(outlet -> outlet.put(1));

    var figures = session(Output.QUIET).run(plan).figures();
    assertThat(figures.times().scheduleEnd()).isGreaterThanOrEqualTo(figures.times().finished());
    assertThat(figures.workers().backlogWorkerSeconds()).isZero();
  }

  @Test
  void aRunWithoutTasksHasNoQuality() throws IOException {
    RunPlan<Integer, Integer> plan =
        RunPlan.of("run nothing", Farm.of((Integer i) -> i)).source(_ -> {});

    assertThat(session(Output.FULL).runAndReport(plan)).isZero();
    assertThat(out.toString()).contains("0 completed").doesNotContain("Quality of service");
    assertThat(Files.readString(folder.resolve("result/summary.json"))).contains("\"qos\" : null");
  }

  private RunPlan<Integer, Integer> blocking() {
    return RunPlan.of(
            "run blocked",
            Farm.of((Integer i) -> block(i))
                .platform(LocalPlatform.ofVirtualThreads())
                .capacity(50)
                .chunking(Chunking.single()))
        .workers(2)
        .source(
            outlet -> {
              for (int i = 0; i < ENDLESS; i++) {
                outlet.put(i);
              }
            });
  }

  private int block(int i) throws InterruptedException {
    begun.countDown();
    released.await();
    return i;
  }

  private static void uninterrupted(LiveRun<?, ?> run) {
    try {
      run.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private RunLogs<Integer, Integer> logs(RunPlan<Integer, Integer> plan) {
    return new RunLogs<>(ResultFolder.create(folder.resolve("result")), plan);
  }

  private RunSession session(Output output) {
    return new RunSession(
        Terminal.to(out, err),
        new RunSettings(folder.resolve("result"), output, Duration.ofSeconds(30), List.of()));
  }
}

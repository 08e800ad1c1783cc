package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
import io.farmhand.sim.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCsvTest {
  @TempDir Path folder;

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("tasks.csv"), java.util.List.of(lines));
  }

  @Test
  void readsItsColumnsInAnyOrderAndSortsByArrival() throws IOException {
    Path file =
        write(
            "task,deadline_s,created_s,service_s,outcome",
            "b,3,1.5,1.25,completed",
            "a,2,0.5,0.75,completed");
    Trace trace = TraceCsv.read(file);
    assertThat(trace.size()).isEqualTo(2);
    assertThat(trace.arrivalSeconds(0)).isEqualTo(0.5);
    assertThat(trace.serviceSeconds(0)).isEqualTo(0.75);
    assertThat(trace.estimateSeconds(0)).isEqualTo(0.75);
    assertThat(trace.deadlineSeconds(0)).isEqualTo(2);
    assertThat(trace.arrivalSeconds(1)).isEqualTo(1.5);
    assertThat(trace.scheduleSeconds()).isEqualTo(1.5);
    assertThat(trace.spans()).hasSize(1);
  }

  @Test
  void takesTheExpectedTimeAsEstimateWhereThereIsOne() throws IOException {
    Path file = write("created_s,service_s,deadline_s,expected_s", "0,1,2,1.5", "1,1,2,");
    Trace trace = TraceCsv.read(file);
    assertThat(trace.estimateSeconds(0)).isEqualTo(1.5);
    assertThat(trace.estimateSeconds(1)).isEqualTo(1);
  }

  @Test
  void aTaskWithoutADeadlineHasAllTheTime() throws IOException {
    Trace trace = TraceCsv.read(write("created_s,service_s,deadline_s", "0,1,", "1,1,2"));
    assertThat(trace.deadlineSeconds(0)).isInfinite();
    assertThat(trace.deadlineSeconds(1)).isEqualTo(2);
  }

  @Test
  void everySeedReplaysTheSame() throws IOException {
    Trace trace = TraceCsv.read(write("created_s,service_s,deadline_s", "0,1,2"));
    TraceGenerator generator = TraceGenerator.of(new ReplayWorkload("tasks.csv", trace));
    assertThat(generator.generate(RandomStreams.of(1))).isSameAs(trace);
    assertThat(generator.generate(RandomStreams.of(2))).isSameAs(trace);
  }

  @Test
  void reportsEveryMistakeWithItsPlace() throws IOException {
    Path file = write("created_s,service_s,deadline_s", "0,1,2", "1,fast,2", "2,,2", "3,1,-4", "4");
    assertThatThrownBy(() -> TraceCsv.read(file))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(
            String.join(
                "\n",
                file + ":3:3: service_s: expected seconds, at least 0, found \"fast\"",
                file + ":4:3: service_s: expected seconds, at least 0, found nothing",
                file + ":5:5: deadline_s: expected seconds, at least 0, found \"-4\"",
                file + ":6:2: service_s: expected seconds, at least 0, found nothing"));
  }

  @Test
  void saysWhichColumnIsMissing() throws IOException {
    Path file = write("created_s,deadline_s", "0,1");
    assertThatThrownBy(() -> TraceCsv.read(file))
        .hasMessage(
            file
                + ":1:1: service_s: no such column; expected the columns"
                + " [created_s, service_s, deadline_s]");
  }

  @Test
  void refusesAFileWithoutTasks() throws IOException {
    Path file = write("created_s,service_s,deadline_s");
    assertThatThrownBy(() -> TraceCsv.read(file))
        .hasMessage(file + ":2:1: expected at least one task, found none");
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatThrownBy(() -> TraceCsv.read(folder.resolve("none.csv")))
        .isInstanceOf(SimException.class)
        .hasMessage("no file " + folder.resolve("none.csv") + ", expected a CSV file of tasks");
  }
}

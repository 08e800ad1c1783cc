package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
import io.farmhand.sim.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedArrivalsTest {
  private static final List<Phase.Interval> INTERVALS =
      List.of(
          new Phase.Interval(2, 10),
          new Phase.Interval(3, 0),
          new Phase.Interval(1, 7),
          new Phase.Interval(6, 300));

  @TempDir Path folder;

  private static ArrivalBuffer draw(double scale, double length, double end, long seed) {
    Phase.Counts phase = new Phase.Counts("log", Range.of(length), "log.csv", INTERVALS, scale);
    ArrivalBuffer buffer = new ArrivalBuffer(8);
    ArrivalSampler.of(phase, 1, length, end, new ArrivalProcess.Poisson(), Range.MIDDLE)
        .draw(100, 3, RandomStreams.of(seed).stream("arrivals"), buffer);
    return buffer;
  }

  private static int between(ArrivalBuffer buffer, double from, double to) {
    int count = 0;
    for (int i = 0; i < buffer.count(); i++) {
      count += buffer.times()[i] >= from && buffer.times()[i] < to ? 1 : 0;
    }
    return count;
  }

  @Property(tries = 200)
  void everyIntervalGetsItsCountInOrder(@ForAll long seed) {
    ArrivalBuffer buffer = draw(1, 24, 24, seed);
    assertThat(between(buffer, 100, 104)).isEqualTo(10);
    assertThat(between(buffer, 104, 110)).isZero();
    assertThat(between(buffer, 110, 112)).isEqualTo(7);
    assertThat(between(buffer, 112, 124)).isEqualTo(300);
    for (int i = 1; i < buffer.count(); i++) {
      assertThat(buffer.times()[i]).isGreaterThanOrEqualTo(buffer.times()[i - 1]);
      assertThat(buffer.phases()[i]).isEqualTo(3);
    }
  }

  @Test
  void momentsAreUniformInTheirInterval() {
    double[] thirds = new double[3];
    for (long seed = 0; seed < 100; seed++) {
      ArrivalBuffer buffer = draw(1, 12, 12, seed);
      for (int third = 0; third < 3; third++) {
        thirds[third] += between(buffer, 106 + 2 * third, 108 + 2 * third);
      }
    }
    double error = Math.sqrt(30_000 * 2.0 / 9);
    for (double count : thirds) {
      assertThat(count).isCloseTo(10_000, within(5 * error));
    }
  }

  @Test
  void aScaleKeepsTheMeanAndAnEndCuts() {
    int sevenths = 0;
    for (long seed = 0; seed < 2000; seed++) {
      int count = between(draw(0.5, 12, 12, seed), 105, 106);
      assertThat(count).isIn(3, 4);
      sevenths += count;
    }
    assertThat(sevenths / 2000.0).isCloseTo(3.5, within(5 * 0.5 / Math.sqrt(2000)));
    ArrivalBuffer cut = draw(1, 12, 8, 1);
    assertThat(between(cut, 100, 106)).isEqualTo(17);
    assertThat(cut.times()[cut.count() - 1]).isLessThan(108);
  }

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("log.csv"), List.of(lines));
  }

  @Test
  void readsLengthsOrStarts() throws IOException {
    List<Phase.Interval> expected =
        List.of(new Phase.Interval(60, 5), new Phase.Interval(30, 7), new Phase.Interval(30, 0));
    assertThat(CountsCsv.read(write("host,seconds,count", "a,60,5", "b,30,7", "c,30,0")))
        .isEqualTo(expected);
    assertThat(CountsCsv.read(write("start_s,count", "100,5", "160,7", "190,0")))
        .isEqualTo(expected);
  }

  @Test
  void saysWhatIsWrongWithTheCounts() throws IOException {
    Path file = write("seconds,count", "0,1", "60,1.5", "x,3", "60,-1");
    assertThatThrownBy(() -> CountsCsv.read(file))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(
            String.join(
                "\n",
                file + ":2:1: seconds: expected seconds, above 0, found \"0\"",
                file + ":3:4: count: expected a count, a whole number of at least 0, found \"1.5\"",
                file + ":4:1: seconds: expected seconds, above 0, found \"x\"",
                file
                    + ":5:4: count: expected a count, a whole number of at least 0, found \"-1\""));
    write("start_s,count", "60,1", "30,2");
    assertThatThrownBy(() -> CountsCsv.read(file))
        .hasMessage(
            file + ":3:1: start_s: expected a start after that of the row before, found \"30\"");
    write("start_s,count", "60,1");
    assertThatThrownBy(() -> CountsCsv.read(file))
        .hasMessage(file + ":2:1: start_s: a single start gives no length; use a column seconds");
    write("minute,count", "60,1");
    assertThatThrownBy(() -> CountsCsv.read(file))
        .hasMessage(file + ":1:1: seconds: no such column; expected the columns [seconds, count]");
    assertThatThrownBy(() -> CountsCsv.read(folder.resolve("none.csv")))
        .isInstanceOf(SimException.class)
        .hasMessageEndingWith("none.csv, expected a CSV file of intervals");
  }
}

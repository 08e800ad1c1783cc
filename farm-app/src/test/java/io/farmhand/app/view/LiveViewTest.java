package io.farmhand.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.terminal.Style;
import io.farmhand.app.view.Snapshot.Stage;
import io.farmhand.control.Limit;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveViewTest {
  private static final LiveView PLAIN = new LiveView(Style.PLAIN);

  @Test
  void showsARunIn80Columns() {
    assertThat(PLAIN.render(Snapshots.running(), 80))
        .containsExactly(
            "paper, erlang-c, seed 1, speed 10x                                 0:42 of 4:00",
            "#############--------------------------   34 %    388/1,140    5.1/s  ETA 0:19 ",
            "queue    31 waiting, 12 in work, oldest 3.25 s, 1 to be retried, 7.5/s arriving",
            "workers  12 ready, 1 starting, 12 busy, target 13",
            "quality  96.1 % in time so far, 90.2 % lately, 15 missed, 2 failed",
            "decision 0:42 12 -> 13",
            "         load of 9.75 erlang needs 13 workers");
  }

  @Test
  void hasRoomForMoreIn120Columns() {
    var lines = PLAIN.render(Snapshots.running(), 120);

    assertThat(lines.get(1)).startsWith("####################------").endsWith("ETA 0:19 ");
    assertThat(lines.get(2)).endsWith("7.5/s arriving, 2 sources to come");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 33, 40, 79, 80, 81, 200})
  void neverReachesTheLastColumn(int columns) {
    assertThat(PLAIN.render(Snapshots.running(), columns))
        .hasSize(7)
        .allSatisfy(line -> assertThat(line.length()).isLessThan(columns));
  }

  @Test
  void countsTasksWhereTheirNumberIsNotKnown() {
    Snapshot run =
        Snapshots.at(Stage.RUNNING, 42, OptionalLong.empty(), Double.NaN, Optional.empty());

    assertThat(PLAIN.render(run, 80))
        .contains("388 tasks    5.1/s  ETA -    ", "decision none yet")
        .first()
        .asString()
        .endsWith("  0:42");
  }

  @Test
  void estimatesTheEndFromTheTasksWhereThereIsNoSchedule() {
    Snapshot run =
        Snapshots.at(Stage.RUNNING, 42, OptionalLong.of(900), Double.NaN, Optional.empty());

    // 512 tasks at the 41 in 8 s of the window, ten times as fast
    assertThat(run.etaSeconds()).isCloseTo(512 / (41 / 8.0) / 10, withinMillis());
  }

  @Test
  void whileDrainingOnlyAcceptedTasksCount() {
    Snapshot run = Snapshots.at(Stage.DRAINING, 42, OptionalLong.of(1140), 240, Optional.empty());

    assertThat(run.etaSeconds()).isCloseTo((432 - 388) / (41 / 8.0) / 10, withinMillis());
    assertThat(PLAIN.render(run, 80).getFirst()).contains("seed 1  draining ");
  }

  @Test
  void saysThatTheFirstWorkersStart() {
    Snapshot run =
        new Snapshot(
            "paper",
            Stage.STARTING,
            -1,
            1,
            OptionalLong.of(1140),
            240,
            0,
            true,
            Snapshots.idle(),
            Optional.empty(),
            Double.NaN);

    assertThat(PLAIN.render(run, 80))
        .containsExactly(
            "paper  starting its first workers                                  0:00 of 4:00",
            "---------------------------------------    0 %      0/1,140    0.0/s  ETA -    ",
            "queue    0 waiting, 0 in work, 0.0/s arriving, 4 sources to come",
            "workers  3 ready, 9 starting, 0 busy, target 12",
            "quality  - in time so far, - lately, 0 missed",
            "decision none yet",
            "");
  }

  @Test
  void namesWhatLimitedADecision() {
    Snapshot run =
        Snapshots.at(
            Stage.RUNNING, 42, OptionalLong.of(1), 240, Snapshots.decision(13, Limit.STEP_UP));

    assertThat(PLAIN.render(run, 80).get(5)).endsWith("12 -> 13 (step up)");
  }

  @Test
  void aKeptTargetIsShownOnce() {
    Snapshot run =
        Snapshots.at(
            Stage.RUNNING, 42, OptionalLong.of(1), 240, Snapshots.decision(12, Limit.NONE));

    assertThat(PLAIN.render(run, 80).get(5)).isEqualTo("decision 0:42 keep 12");
  }

  @Test
  void coloursOnlyWhatItShowsAnyway() {
    var coloured = new LiveView(new Style(true, false)).render(Snapshots.running(), 80);

    assertThat(coloured.get(4)).contains("\u001b[32m96.1 %\u001b[0m", "\u001b[33m90.2 %\u001b[0m");
    assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9]+m", "")))
        .containsExactlyElementsOf(PLAIN.render(Snapshots.running(), 80));
  }

  @Test
  void usesBlocksAndArrowsWhereTheTerminalHasThem() {
    var lines = new LiveView(new Style(false, true)).render(Snapshots.running(), 80);

    assertThat(lines.get(1)).startsWith("█████████████░░░");
    assertThat(lines.get(5)).contains("12 → 13");
  }

  @Test
  void withoutDeadlinesThereIsNoQualityToShow() {
    Snapshot run =
        new Snapshot(
            "paper",
            Stage.RUNNING,
            42,
            1,
            OptionalLong.empty(),
            Double.NaN,
            2,
            false,
            Snapshots.busy(),
            Optional.empty(),
            25);

    assertThat(PLAIN.render(run, 80))
        .contains("decision none yet, at the next for 25.0 s now")
        .contains("quality  no deadlines, 2 failed");
    assertThat(PlainView.render(run)).doesNotContain("in time");
  }

  @Test
  void aLogLineHasTheSameFacts() {
    assertThat(PlainView.render(Snapshots.running()))
        .isEqualTo(
            "0:42  388/1140 done, 31 waiting, workers 12/13, in time 96.1 %, 2 failed, ETA 0:19,"
                + " 12 -> 13 (scale-up)");
  }

  private static Offset<Double> withinMillis() {
    return Offset.offset(1e-3);
  }
}

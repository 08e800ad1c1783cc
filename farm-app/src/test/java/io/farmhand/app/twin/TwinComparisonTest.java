package io.farmhand.app.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.report.RunFigures;
import io.farmhand.app.report.Spread;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwinComparisonTest {
  private static final Spread NONE = new Spread(1, 1, 1, 1, 1);

  private static TwinPair pair(long onTime, double liveWorkers, int simulatedOnTime) {
    RunFigures live =
        new RunFigures(
            new RunFigures.Tasks(1000, 1000, 0, 0, onTime, 1000, 1000, 0),
            new RunFigures.Times(0, 100, 110, 11),
            new RunFigures.Workers(10, 4, 12, liveWorkers, 13, 0, 0, 0, 1200, 10),
            NONE,
            NONE,
            NONE);
    EpisodeFigures simulated =
        new EpisodeFigures(1000, simulatedOnTime, 0, 10, 3, 12, 13, 1200, 100, 10);
    return new TwinPair(1, live, simulated, 0.5);
  }

  @Test
  void agreesWhenEveryIntervalLiesWithinItsMargin() {
    TwinComparison close =
        new TwinComparison(List.of(pair(950, 12.1, 951), pair(940, 12.0, 941), pair(930, 12, 929)));
    assertThat(close.difference(Measure.QOS).mean()).isBetween(-0.04, -0.03);
    assertThat(close.verdict()).isEqualTo(Verdict.WITHIN);
    assertThat(close.sentence()).startsWith("They agree: ");
  }

  @Test
  void isOpenWhenAnIntervalReachesAcrossItsMargin() {
    TwinComparison scattered =
        new TwinComparison(List.of(pair(970, 12, 950), pair(930, 12, 950), pair(950, 12, 950)));
    assertThat(scattered.difference(Measure.QOS).mean()).isBetween(-1e-9, 1e-9);
    assertThat(scattered.verdict(Measure.QOS)).isEqualTo(Verdict.OPEN);
    assertThat(scattered.verdict()).isEqualTo(Verdict.OPEN);
    // Of 18 seeds with 2 points of standard deviation, 2.11 standard errors are within 1 point.
    assertThat(scattered.sentence()).contains("Not decided", "About 18 seeds");
    assertThat(scattered.lines("+-", 80)).anyMatch(line -> line.endsWith("open"));
    assertThat(scattered.describe().toString()).contains("within=Optional.empty");
  }

  @Test
  void disagreesWhenWorkersAreOffByMoreThanTheirMargin() {
    TwinComparison biased =
        new TwinComparison(List.of(pair(950, 12.5, 950), pair(950, 12.51, 950)));
    assertThat(biased.verdict(Measure.QOS)).isEqualTo(Verdict.WITHIN);
    assertThat(biased.verdict(Measure.WORKERS_MEAN)).isEqualTo(Verdict.BEYOND);
    assertThat(biased.sentence()).startsWith("They do not agree");
    assertThat(biased.lines("+-", 80)).anyMatch(line -> line.contains("NO"));
    assertThat(biased.describe().toString()).contains("within=Optional[false]", "margin=0.3");
  }

  @Test
  void aSinglePairIsShownWithoutAJudgement() {
    TwinComparison one = new TwinComparison(List.of(pair(950, 12, 940)));
    assertThat(one.hasIntervals()).isFalse();
    assertThat(one.verdict()).isEqualTo(Verdict.OPEN);
    assertThat(one.lines("+-", 80)).anyMatch(line -> line.contains("needs two seeds"));
  }
}

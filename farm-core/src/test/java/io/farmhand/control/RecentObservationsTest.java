package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.contract.SampleObservation;
import io.farmhand.control.contract.WildObservations;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.Observation.Totals;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentObservationsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** 10, 30 and 36 tasks after 10, 20 and 30 s: 1, 2 and 0.6 a second. */
  private static RecentObservations threeSteps() {
    RecentObservations recent = new RecentObservations(MINUTE);
    assertThat(recent.add(accepted(10, 10))).isTrue();
    assertThat(recent.add(accepted(20, 30))).isTrue();
    assertThat(recent.add(accepted(30, 36))).isTrue();
    return recent;
  }

  @ParameterizedTest
  @CsvSource({"5, 0.6", "10, 0.6", "15, 1.0666667", "20, 1.3", "25, 1.24", "30, 1.2", "60, 1.2"})
  void averagesOverAnyWindow(double window, double rate) {
    assertThat(threeSteps().rate(window, Totals::accepted)).isCloseTo(rate, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.6", "10, 2", "19, 2", "21, 1", "29, 1", "31, 0"})
  void knowsTheRateOfAMomentBefore(double secondsAgo, double rate) {
    assertThat(threeSteps().rateBefore(secondsAgo, Totals::accepted)).isCloseTo(rate, within(1e-9));
  }

  @Test
  void forgetsWhatNoWindowReaches() {
    RecentObservations recent = new RecentObservations(MINUTE);
    for (int i = 1; i <= 1_000; i++) {
      recent.add(accepted(10 * i, (long) i * i));
    }
    double inSixty = (1_000_000 - 994.0 * 994) / 60;
    assertThat(recent.rate(60, Totals::accepted)).isCloseTo(inSixty, within(1e-9));
  }

  @Test
  void hasTheExtremesOfWhatIsYoungerThanTheWindow() {
    RecentObservations recent = new RecentObservations(MINUTE);
    recent.add(inFlight(10, 7));
    recent.add(inFlight(20, 3));
    recent.add(inFlight(30, 5));
    assertThat(recent.greatest(20, seen -> seen.queues().inFlight())).isEqualTo(5);
    assertThat(recent.greatest(21, seen -> seen.queues().inFlight())).isEqualTo(7);
    assertThat(recent.least(5, seen -> seen.queues().inFlight())).isEqualTo(5);
    assertThat(recent.least(60, seen -> seen.queues().inFlight())).isEqualTo(3);
    assertThat(recent.earliest(20).timeSeconds()).isEqualTo(20);
    assertThat(recent.earliest(60).timeSeconds()).isEqualTo(10);
    assertThat(recent.covers(20)).isTrue();
    assertThat(recent.covers(21)).isFalse();
  }

  @Test
  void knowsNothingBeforeTheFirstObservation() {
    RecentObservations recent = new RecentObservations(MINUTE);
    assertThat(recent.rate(10, Totals::accepted)).isNaN();
    assertThat(recent.rateBefore(10, Totals::accepted)).isNaN();
    assertThat(recent.greatest(10, Observation::timeSeconds)).isNaN();
    assertThat(recent.covers(0)).isFalse();
    assertThat(recent.elapsed()).isNaN();
  }

  @Test
  void aClockThatStandsStillTellsNothing() {
    RecentObservations recent = threeSteps();
    assertThat(recent.add(accepted(30, 90))).isFalse();
    assertThat(recent.add(accepted(29, 90))).isFalse();
    assertThat(recent.add(accepted(Double.NaN, 90))).isFalse();
    assertThat(recent.rate(30, Totals::accepted)).isCloseTo(1.2, within(1e-9));
  }

  @Provide
  Arbitrary<List<Observation>> runs() {
    return WildObservations.any().list().ofMaxSize(20);
  }

  @Property(tries = 300)
  void aRateIsFiniteAndNotNegativeOrNotKnown(@ForAll("runs") List<Observation> run) {
    RecentObservations recent = new RecentObservations(MINUTE);
    for (Observation seen : run) {
      recent.add(seen);
      for (double window : new double[] {0, 1, 60}) {
        double rate = recent.rate(window, Totals::waitSeconds);
        double before = recent.rateBefore(window, Totals::waitSeconds);
        assertThat(Double.isNaN(rate) || (rate >= 0 && Double.isFinite(rate))).isTrue();
        assertThat(Double.isNaN(before) || (before >= 0 && Double.isFinite(before))).isTrue();
      }
    }
  }

  @Provide
  Arbitrary<List<Integer>> counts() {
    return Arbitraries.integers().between(0, 50).list().ofMinSize(1).ofMaxSize(40);
  }

  @Property(tries = 300)
  void theWindowOfTheWholeRunHasEverything(@ForAll("counts") List<Integer> counts) {
    RecentObservations recent = new RecentObservations(Duration.ofHours(1));
    long sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += counts.get(i);
      recent.add(accepted(8.0 * (i + 1), sum));
    }
    double seconds = 8.0 * counts.size();
    assertThat(recent.rate(3600, Totals::accepted) * seconds).isCloseTo((double) sum, within(1e-6));
    assertThat(recent.latestRate(Totals::accepted) * 8).isCloseTo(counts.getLast(), within(1e-6));
  }

  private static Observation accepted(double seconds, long tasks) {
    return SampleObservation.idle().at(seconds).totals(tasks, 0, 0).build();
  }

  private static Observation inFlight(double seconds, int tasks) {
    return SampleObservation.idle().at(seconds).queues(0, 0, tasks, 0).build();
  }
}

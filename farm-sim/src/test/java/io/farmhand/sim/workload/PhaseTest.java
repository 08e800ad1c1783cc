package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.random.RandomStreams;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PhaseTest {
  private static final Phase[] PHASES = {
    new Phase.Steady("steady", 60, 4),
    new Phase.Ramp("ramp", 60, 2, 8),
    new Phase.Sine("sine", 60, 1.5, 8.5, 4),
    new Phase.Sine("shifted", of(60), of(1), of(5), of(2.5), of(0.7)),
    new Phase.Diurnal("day", of(60), of(5), of(37), of(0.6), of(0.3), of(0.9)),
    new Phase.Flash("flash", of(60), of(2), of(9), of(21.5), of(7)),
    new Phase.Flash("late", of(60), of(2), of(9), of(70), of(7)),
    new Phase.Bursts("bursts", of(60), of(1), of(8), of(3), of(2)),
    new Phase.Counts(
        "counts",
        of(60),
        "counts.csv",
        List.of(interval(2, 10), interval(3, 0), interval(1, 7), interval(6, 30)),
        0.5),
  };

  private static Range of(double value) {
    return Range.of(value);
  }

  private static Phase.Interval interval(double seconds, long count) {
    return new Phase.Interval(seconds, count);
  }

  private static RateCurve curve(Phase phase) {
    return phase.draw(60, RandomStreams.of(5).stream("phases"));
  }

  @Property(tries = 200)
  void expectedArrivalsAreTheIntegralOfTheRate(
      @ForAll @DoubleRange(max = 59) double from, @ForAll @DoubleRange(max = 1) double length) {
    for (Phase phase : PHASES) {
      RateCurve curve = curve(phase);
      double sum = 0;
      int slices = 2000;
      for (int i = 0; i < slices; i++) {
        sum += curve.at(from + length * (i + 0.5) / slices) * length / slices;
      }
      // A jump inside a slice of the sum is off by half a slice.
      assertThat(curve.expectedArrivals(from, from + length)).isCloseTo(sum, within(0.02));
    }
  }

  @Property(tries = 500)
  void ratesStayBetweenTheirBounds(
      @ForAll @DoubleRange(max = 59) double from,
      @ForAll @DoubleRange(min = 0.01, max = 60) double length,
      @ForAll @DoubleRange(max = 1) double share) {
    for (Phase phase : PHASES) {
      RateCurve curve = curve(phase);
      double to = Math.min(60, from + length);
      RateCurve.Bounds bounds = curve.bounds(from, to);
      assertThat(bounds.least()).isGreaterThanOrEqualTo(-1e-12);
      assertThat(curve.at(from + share * (to - from)))
          .isBetween(bounds.least() - 1e-12, bounds.greatest() + 1e-12);
    }
  }

  @Test
  void boundsOfAShortSliceAreNarrow() {
    for (Phase phase : PHASES) {
      int narrow = 0;
      for (double t = 0; t < 60; t += 0.1) {
        RateCurve.Bounds bounds = curve(phase).bounds(t, t + 0.1);
        narrow += bounds.greatest() - bounds.least() < 0.4 ? 1 : 0;
      }
      assertThat(narrow).as(phase.name()).isGreaterThan(500);
    }
  }

  @Test
  void theSineStartsAtTheMiddleUpwards() {
    RateCurve sine = curve(PHASES[2]);
    assertThat(sine.at(0)).isEqualTo(5);
    assertThat(sine.at(3.75)).isCloseTo(8.5, within(1e-12));
    assertThat(sine.at(11.25)).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void refusesWhatIsNoPhase() {
    assertThatThrownBy(() -> new Phase.Steady("x", 0, 1))
        .hasMessage("seconds = 0.0, must be a number above 0");
    assertThatThrownBy(() -> new Phase.Ramp("x", 1, 1, -1))
        .hasMessage("to = -1.0, must be a number of at least 0");
    assertThatThrownBy(() -> new Phase.Sine("x", 1, 2, 1, 1))
        .hasMessage("high = 1.0/s, must be at least low = 2.0/s");
    assertThatThrownBy(() -> new Phase.Sine("x", 1, 1, 2, 0))
        .hasMessage("cycles = 0.0, must be a number above 0");
  }
}

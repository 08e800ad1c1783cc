package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PhaseTest {
  private static final Phase[] PHASES = {
    new Phase.Steady("steady", 60, 4),
    new Phase.Ramp("ramp", 60, 2, 8),
    new Phase.Sine("sine", 60, 1.5, 8.5, 4)
  };

  @Property(tries = 200)
  void expectedArrivalsAreTheIntegralOfTheRate(
      @ForAll @DoubleRange(max = 59) double from, @ForAll @DoubleRange(max = 1) double length) {
    for (Phase phase : PHASES) {
      double sum = 0;
      int slices = 2000;
      for (int i = 0; i < slices; i++) {
        sum += phase.arrivalsPerSecond(from + length * (i + 0.5) / slices) * length / slices;
      }
      assertThat(phase.expectedArrivals(from, from + length)).isCloseTo(sum, within(1e-6));
    }
  }

  @Property(tries = 200)
  void noRateIsAboveTheGreatest(@ForAll @DoubleRange(max = 60) double t) {
    for (Phase phase : PHASES) {
      assertThat(phase.arrivalsPerSecond(t)).isBetween(0.0, phase.maxArrivalsPerSecond() + 1e-12);
    }
  }

  @Test
  void theSineStartsAtTheMiddleUpwards() {
    Phase sine = PHASES[2];
    assertThat(sine.arrivalsPerSecond(0)).isEqualTo(5);
    assertThat(sine.arrivalsPerSecond(3.75)).isCloseTo(8.5, within(1e-12));
    assertThat(sine.arrivalsPerSecond(11.25)).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void refusesWhatIsNoPhase() {
    assertThatThrownBy(() -> new Phase.Steady("x", 0, 1))
        .hasMessage("seconds = 0.0, must be a number above 0");
    assertThatThrownBy(() -> new Phase.Ramp("x", 1, 1, -1))
        .hasMessage("to = -1.0, must be a number of at least 0");
    assertThatThrownBy(() -> new Phase.Sine("x", 1, 2, 1, 1))
        .hasMessage("high = 1.0, must be at least low = 2.0");
    assertThatThrownBy(() -> new Phase.Sine("x", 1, 1, 2, 0))
        .hasMessage("cycles = 0.0, must be a number above 0");
  }
}

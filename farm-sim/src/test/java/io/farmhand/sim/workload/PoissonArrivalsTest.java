package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.stats.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoissonArrivalsTest {
  private static final int SEEDS = 4000;

  static Phase[] phases() {
    return new Phase[] {
      new Phase.Steady("steady", 20, 4),
      new Phase.Ramp("up", 20, 0, 8),
      new Phase.Ramp("down", 20, 6, 1),
      new Phase.Sine("sine", 20, 1, 9, 1.5),
      new Phase.Flash("flash", fixed(20), fixed(2), fixed(9), fixed(6.5), fixed(4)),
      new Phase.Diurnal("day", fixed(20), fixed(4), fixed(15), fixed(0.6), fixed(0.3), fixed(0.2)),
    };
  }

  @ParameterizedTest
  @MethodSource("phases")
  void everySecondHasItsPoissonCount(Phase phase) {
    double[][] counts = new double[20][SEEDS];
    ArrivalBuffer buffer = new ArrivalBuffer(64);
    PoissonArrivals arrivals = poisson(phase);
    for (int seed = 0; seed < SEEDS; seed++) {
      buffer.clear();
      arrivals.draw(0, 0, RandomStreams.of(seed).stream("arrivals"), buffer);
      for (int i = 0; i < buffer.count(); i++) {
        counts[(int) buffer.times()[i]][seed]++;
      }
    }
    for (int s = 0; s < 20; s++) {
      double expected = phase.draw(20, Range.MIDDLE).expectedArrivals(s, s + 1);
      Sample sample = Sample.of(counts[s]);
      double error = Math.sqrt(expected / SEEDS);
      assertThat(sample.mean()).isCloseTo(expected, within(5 * error));
      // The variance of a Poisson count is its mean; its fourth moment gives this error.
      double varianceError = Math.sqrt((expected + 2 * expected * expected) / SEEDS);
      assertThat(sample.sd() * sample.sd()).isCloseTo(expected, within(5 * varianceError));
    }
  }

  private static Range fixed(double value) {
    return Range.of(value);
  }

  private static PoissonArrivals poisson(Phase phase) {
    double seconds = phase.seconds().least();
    return new PoissonArrivals(phase.draw(seconds, Range.MIDDLE), seconds);
  }

  @Test
  void aPhaseWithoutLoadHasNoArrivals() {
    ArrivalBuffer buffer = new ArrivalBuffer(4);
    poisson(new Phase.Steady("idle", 60, 0))
        .draw(0, 0, RandomStreams.of(1).stream("arrivals"), buffer);
    assertThat(buffer.count()).isZero();
  }
}

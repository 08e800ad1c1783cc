package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.stats.Sample;
import org.junit.jupiter.api.Test;

class BurstsTest {
  private static final int SEEDS = 4000;
  private static final double LENGTH = 60;
  private static final Phase.Bursts BURSTS =
      new Phase.Bursts(
          "bursts", Range.of(LENGTH), Range.of(1), Range.of(9), Range.of(6), Range.of(2));

  private static RateCurve curve(long seed) {
    return BURSTS.draw(LENGTH, RandomStreams.of(seed).stream("phases"));
  }

  @Test
  void theChainIsStationaryFromTheStart() {
    for (double t : new double[] {0, 1, 10, 59}) {
      int bursts = 0;
      for (long seed = 0; seed < SEEDS; seed++) {
        double rate = curve(seed).at(t);
        assertThat(rate).isIn(1.0, 9.0);
        bursts += rate == 9 ? 1 : 0;
      }
      double error = Math.sqrt(0.25 * 0.75 / SEEDS);
      assertThat((double) bursts / SEEDS).isCloseTo(0.25, within(5 * error));
    }
  }

  /**
   * Two moments are in the same state more often when they are near: the correlation of the chain
   * falls as exp(-(1/6 + 1/2) t).
   */
  @Test
  void burstsLastAsLongAsTheyShould() {
    for (double lag : new double[] {0.5, 2, 4}) {
      int both = 0;
      for (long seed = 0; seed < SEEDS; seed++) {
        RateCurve curve = curve(seed);
        both += curve.at(20) == 9 && curve.at(20 + lag) == 9 ? 1 : 0;
      }
      double expected = 0.25 * (0.25 + 0.75 * Math.exp(-lag * (1.0 / 6 + 1.0 / 2)));
      double error = Math.sqrt(expected * (1 - expected) / SEEDS);
      assertThat((double) both / SEEDS).isCloseTo(expected, within(5 * error));
    }
  }

  @Test
  void countsVaryMoreThanThoseOfAPoissonProcess() {
    double[] counts = new double[SEEDS];
    ArrivalBuffer buffer = new ArrivalBuffer(64);
    for (int seed = 0; seed < SEEDS; seed++) {
      buffer.clear();
      new PoissonArrivals(curve(seed), LENGTH)
          .draw(0, 0, RandomStreams.of(seed).stream("arrivals"), buffer);
      counts[seed] = buffer.count();
    }
    Sample sample = Sample.of(counts);
    assertThat(sample.mean())
        .isCloseTo(BURSTS.expectedArrivals(), within(5 * sample.standardError()));
    // Variance of the integrated rate of a two-state chain, plus that of the Poisson count.
    double decay = 1.0 / 6 + 1.0 / 2;
    double chain = 64 * 0.25 * 0.75 * 2 / decay;
    double variance = chain * (LENGTH - (1 - Math.exp(-decay * LENGTH)) / decay) + sample.mean();
    assertThat(sample.sd() * sample.sd()).isCloseTo(variance, within(0.15 * variance));
  }
}

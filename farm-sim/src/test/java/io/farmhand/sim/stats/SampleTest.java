package io.farmhand.sim.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.random.Sampling;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void givesMeanDeviationAndRange() {
    Sample sample = Sample.of(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(sample.mean()).isCloseTo(5, within(1e-15));
    assertThat(sample.sd()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-15));
    assertThat(sample.count()).isEqualTo(8);
    assertThat(sample.min()).isEqualTo(2);
    assertThat(sample.max()).isEqualTo(9);
  }

  @Test
  void intervalOfTenUsesNineDegrees() {
    Interval interval = Sample.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).interval();
    double half = 2.2621571627 * Math.sqrt(55.0 / 6) / Math.sqrt(10);
    assertThat(interval.halfWidth()).isCloseTo(half, within(1e-8));
    assertThat(interval.contains(5.5)).isTrue();
    assertThat(interval.contains(5.5 + 1.001 * half)).isFalse();
  }

  @Test
  void intervalCoversTheTrueMeanAsOftenAsItSays() {
    RandomGenerator random = RandomStreams.of(1).stream("coverage");
    int covered = 0;
    int trials = 4000;
    for (int i = 0; i < trials; i++) {
      double[] values = new double[10];
      for (int k = 0; k < values.length; k++) {
        values[k] = 3 + 2 * Sampling.normal(random);
      }
      covered += Sample.of(values).interval().contains(3) ? 1 : 0;
    }
    double fiveErrors = 5 * Math.sqrt(0.95 * 0.05 / trials);
    assertThat((double) covered / trials).isCloseTo(0.95, within(fiveErrors));
  }

  @Test
  void pairsCancelWhatTheyShare() {
    Sample differences = Sample.ofDifferences(new double[] {10, 20, 30}, new double[] {9, 18, 28});
    assertThat(differences.mean()).isCloseTo(5.0 / 3, within(1e-15));
    assertThat(differences.sd()).isLessThan(1);
  }

  @Test
  void refusesWhatHasNoInterval() {
    assertThatThrownBy(() -> Sample.of(1).interval())
        .hasMessage("count = 1, must be at least 2 for an interval");
    assertThatThrownBy(Sample::of).hasMessage("values.length = 0, must be at least 1");
    assertThatThrownBy(() -> Sample.of(1, Double.NaN))
        .hasMessage("values[1] = NaN, must be finite");
    assertThatThrownBy(() -> Sample.ofDifferences(new double[1], new double[2]))
        .hasMessage("b.length = 2, must be a.length = 1");
  }
}

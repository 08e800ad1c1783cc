package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.random.RandomStreams;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RangeTest {
  @Test
  void drawsEveryPartOfItselfAsOften() {
    RandomGenerator random = RandomStreams.of(2).stream("phases");
    Range range = new Range(2, 6);
    double[] quarters = new double[4];
    for (int i = 0; i < 40_000; i++) {
      quarters[(int) (range.draw(random) - 2)]++;
    }
    // Five standard deviations of a binomial count.
    for (double count : quarters) {
      assertThat(count).isCloseTo(10_000, within(434.0));
    }
    assertThat(range.middle()).isEqualTo(4).isEqualTo(range.draw(Range.MIDDLE));
  }

  @Test
  void aFixedNumberTakesNothingFromTheStream() {
    RandomGenerator random = RandomStreams.of(2).stream("phases");
    assertThat(Range.of(3).draw(random)).isEqualTo(3);
    assertThat(random.nextLong()).isEqualTo(RandomStreams.of(2).stream("phases").nextLong());
  }

  @Test
  void refusesBoundsInTheWrongOrder() {
    assertThatThrownBy(() -> new Range(2, 1))
        .hasMessage("range = 2.0..1.0, must be two numbers, the smaller one first");
    assertThatThrownBy(() -> new Range(0, Double.POSITIVE_INFINITY))
        .hasMessageContaining("must be two numbers");
  }
}

package io.farmhand.app.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void evenStepsAreRoundAndWithinTheEnds() {
    Scale scale = Scale.linear(0, 32);
    assertThat(scale.ticks()).containsExactly(0.0, 10.0, 20.0, 30.0);
    assertThat(scale.label(20)).isEqualTo("20");
    assertThat(scale.at(8)).isEqualTo(0.25);
    Scale small = Scale.linear(11.2, 11.9);
    assertThat(small.ticks()).hasSizeBetween(3, 8).allMatch(tick -> tick >= 11.2 && tick <= 11.9);
    assertThat(small.label(11.4)).isEqualTo("11.4");
  }

  @Test
  void aScaleOfOneValueHasRoomAroundIt() {
    assertThat(Scale.linear(5, 5).at(5)).isEqualTo(0.5);
    assertThat(Scale.fromZero(0).at(0)).isZero();
  }

  @Test
  void wholeNumbersAreNotDivided() {
    assertThat(Scale.whole(-1, 1).ticks()).containsExactly(-1.0, 0.0, 1.0);
  }

  @Test
  void eachNineTakesAsMuchRoom() {
    Scale scale = Scale.nines(0, 0.999);
    assertThat(scale.at(0.9)).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(scale.at(0.99)).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(scale.at(1)).isEqualTo(1);
    assertThat(scale.at(-1)).isZero();
    assertThat(scale.ticks()).contains(0.9, 0.99, 0.999).doesNotContain(0.9999);
    assertThat(scale.label(0.995)).isEqualTo("99.5");
    assertThat(Scale.nines(0.9, 1).label(0.9999)).isEqualTo("99.99+");
  }
}

package io.farmhand.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  @ParameterizedTest
  @CsvSource({
    "0.0000042, 0.00420 ms",
    "0.0851, 85.1 ms",
    "0.42, 0.420 s",
    "1.416, 1.42 s",
    "59.94, 59.9 s",
    "59.97, 1:00",
    "187, 3:07",
    "3600, 1:00:00",
    "NaN, -",
  })
  void timesAreShownAsTheyAreFelt(double seconds, String expected) {
    assertThat(Format.duration(seconds)).isEqualTo(expected);
  }

  @Test
  void numbersAreTheSameInEveryCountry() {
    assertThat(Format.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Format.percent(0.9949)).isEqualTo("99.5 %");
    assertThat(Format.number(Double.NaN, 2)).isEqualTo("-");
    assertThat(Format.clock(-3)).isEqualTo("0:00");
  }

  @Test
  void aDifferenceHasASignUnlessItRoundsToNothing() {
    assertThat(Format.signed(1.2, 2)).isEqualTo("+1.20");
    assertThat(Format.signed(-0.005, 2)).isEqualTo("-0.01");
    assertThat(Format.signed(-0.004, 2)).isEqualTo("0.00");
    assertThat(Format.signed(Double.NaN, 2)).isEqualTo("-");
  }
}

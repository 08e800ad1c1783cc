package io.farmhand.app.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @Test
  void readsThemAsTheyAreWritten() {
    assertThat(Numbers.whole(" 12 ")).isEqualTo(12);
    assertThat(Numbers.large("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(Numbers.real("0.5")).isEqualTo(0.5);
    assertThat(Numbers.real("-1e-3")).isEqualTo(-0.001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.5", "1e3", "0x10", "1,000"})
  void saysWhatAWholeNumberIs(String text) {
    assertThatThrownBy(() -> Numbers.whole(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be a whole number such as 12, found '" + text + "'");
  }

  @Test
  void saysHowLargeAWholeNumberMayBe() {
    assertThatThrownBy(() -> Numbers.whole("2147483648"))
        .hasMessage("must be a whole number from -2147483648 to 2147483647, found '2147483648'");
    assertThatThrownBy(() -> Numbers.large("9223372036854775808")).hasMessageContaining("from -9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "NaN", "Infinity", "1d", "0x1p3", "1e999"})
  void saysWhatANumberIs(String text) {
    assertThatThrownBy(() -> Numbers.real(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be a number such as 0.5, found '" + text + "'");
  }
}

package io.farmhand.app.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntRangeTest {
  @ParameterizedTest
  @CsvSource({"12, 12, 12", "1..32, 1, 32", "' 1 .. 32 ', 1, 32", "0..0, 0, 0"})
  void readsANumberOrARange(String text, int first, int last) {
    assertThat(IntRange.parse(text)).isEqualTo(new IntRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "1..", "..3", "-1", "1-3", "a..b", "1.5", "12345678901"})
  void refusesTheRestAndShowsWhatWouldDo(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IntRange.parse(text))
        .withMessage(
            "must be a whole number such as 12, or a range such as 1..32, found '" + text + "'");
  }

  @Test
  void refusesARangeThatEndsBeforeItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IntRange.parse("8..3"))
        .withMessage("must be MIN..MAX with MIN at most MAX, found '8..3'");
  }

  @Test
  void hasItsNumbersInOrder() {
    assertThat(new IntRange(3, 6).stream().toArray()).containsExactly(3, 4, 5, 6);
    assertThat(new IntRange(3, 6)).hasToString("3..6");
    assertThat(new IntRange(3, 3)).hasToString("3");
  }
}

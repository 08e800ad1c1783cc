package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void isASentenceWithItsNumbers() {
    Reason reason = Reason.of("square-root", "load {} and margin {} of {}", 9, 3.14159, Double.NaN);
    assertThat(reason.text()).isEqualTo("load 9 and margin 3.14 of NaN");
    assertThat(reason).hasToString("square-root: load 9 and margin 3.14 of NaN");
  }

  @Test
  void equalsOneOfTheSameWordsAndNumbers() {
    assertThat(Reason.of("a", "{}", 1)).isEqualTo(Reason.of("a", "{}", 1));
    assertThat(Reason.of("a", "{}", 1)).isNotEqualTo(Reason.of("a", "{}", 2));
  }

  @Test
  void aDecisionNeedsATargetThatIsNotNegative() {
    assertThatThrownBy(() -> new Decision(-1, Reason.of("a", "b")))
        .hasMessage("target = -1, must not be negative");
  }
}

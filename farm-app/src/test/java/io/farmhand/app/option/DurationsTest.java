package io.farmhand.app.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "8s, PT8S",
    "500ms, PT0.5S",
    "2min, PT2M",
    "2m, PT2M",
    "1.5h, PT1H30M",
    "1 d, PT24H",
    "0s, PT0S",
    "5.2s, PT5.2S",
    "250us, PT0.00025S",
    "3ns, PT0.000000003S",
    "0.5ns, PT0.000000001S",
    "PT8S, PT8S",
  })
  void readsNumbersWithTheirUnit(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "8", "8 parsecs", "-8s", "8s8s", "1e3s", "PT-8S", "8,5s"})
  void refusesTheRestAndShowsWhatWouldDo(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessageContaining("must be a duration such as 500ms, 8s, 2min or 1h")
        .withMessageContaining("found '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999h", "100000d"})
  void refusesWhatNoRunCanLast(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessageContaining("at most 70 years");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "2.5"})
  void asksForTheUnitOfABareNumber(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessageEndingWith("with its unit: " + text + "s?");
  }
}

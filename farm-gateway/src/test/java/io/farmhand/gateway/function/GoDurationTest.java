package io.farmhand.gateway.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "30, PT30S",
    "30s, PT30S",
    "1m30s, PT1M30S",
    "1.5s, PT1.5S",
    "250ms, PT0.25S",
    "1h, PT1H"
  })
  void reads(String text, Duration duration) {
    assertThat(GoDuration.parse("x", text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({"soon", "-1s", "1x", "s", "1 s"})
  void refuses(String text) {
    assertThatThrownBy(() -> GoDuration.parse("x", text)).hasMessageStartingWith("x = " + text);
  }
}

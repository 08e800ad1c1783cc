package io.farmhand.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceLimitsTest {
  @ParameterizedTest
  @CsvSource({"128Mi, 134217728", "1G, 1000000000", "1.5Ki, 1536", "40m, 41943040", "77, 77"})
  void readsMemory(String text, long bytes) {
    assertThat(ResourceLimits.parse(text, "").memoryBytes()).hasValue(bytes);
  }

  @ParameterizedTest
  @CsvSource({"100m, 100", "0.5, 500", "2, 2000"})
  void readsProcessors(String text, long millis) {
    assertThat(ResourceLimits.parse("", text).milliCpus()).hasValue(millis);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1Xi", "Mi", "1.2.3Mi", "999999999999999999999"})
  void refusesOtherMemory(String text) {
    assertThatThrownBy(() -> ResourceLimits.parse(text, ""))
        .hasMessageStartingWith("limits.memory = " + text + ", must be");
  }

  @ParameterizedTest
  @CsvSource({"0", "x", "-1m", "m"})
  void refusesOtherProcessors(String text) {
    assertThatThrownBy(() -> ResourceLimits.parse("", text))
        .hasMessageStartingWith("limits.cpu = " + text + ", must be");
  }

  @Test
  void knowsNoLimits() {
    assertThat(ResourceLimits.parse("", "")).isEqualTo(ResourceLimits.NONE);
  }
}

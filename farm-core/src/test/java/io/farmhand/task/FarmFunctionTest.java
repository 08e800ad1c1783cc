package io.farmhand.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.platform.contract.NumberedTask;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarmFunctionTest {
  @Test
  void appliesItsWorkToThePayload() throws Exception {
    FarmFunction<String, Integer> length = FarmFunction.local(String::length);
    assertThat(length.apply(new NumberedTask(1, "four"))).isEqualTo(4);
    assertThat(length.codecs()).isEmpty();
  }

  @Test
  void runsAnywhereWithANameAndCodecs() {
    FarmFunction<String, String> upper =
        FarmFunction.of(
            "to-upper", Codec.text(), Codec.text(), text -> text.toUpperCase(Locale.ROOT));
    assertThat(upper.name()).isEqualTo("to-upper");
    FarmFunction.Codecs<String, String> codecs = upper.codecs().orElseThrow();
    assertThat(codecs.input().decode(codecs.input().encode("zwölf ≠ 12"))).isEqualTo("zwölf ≠ 12");
    assertThat(codecs.output().mediaType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(Codec.bytes().decode(Codec.bytes().encode(new byte[] {1, 2}))).containsExactly(1, 2);
    assertThat(Codec.bytes().mediaType()).isEqualTo("application/octet-stream");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a_b", "a b"})
  void refusesNamesThatCannotBeDeployed(String name) {
    assertThatThrownBy(() -> FarmFunction.of(name, Codec.text(), Codec.text(), text -> text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name = '" + name + "', must be 1 to 63 lower-case letters");
  }

  @Test
  void refusesNamesThatAreTooLong() {
    String longest = "a".repeat(63);
    assertThat(FarmFunction.of(longest, Codec.text(), Codec.text(), text -> text).name())
        .isEqualTo(longest);
    assertThatThrownBy(
            () -> FarmFunction.of(longest + "a", Codec.text(), Codec.text(), text -> text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void failuresSayWhatHappened() {
    assertThat(new Failure.Thrown(new IllegalStateException("disk full")).message())
        .isEqualTo("IllegalStateException: disk full");
    assertThat(new Failure.Thrown(new IllegalStateException()).message())
        .isEqualTo("IllegalStateException");
    assertThat(new Failure.WorkerLost("w1", "connection reset").message())
        .isEqualTo("worker w1 was lost: connection reset");
    assertThat(new Failure.NotAccepted("429", Duration.ofSeconds(1)).message())
        .isEqualTo("not accepted: 429");
    assertThat(new Failure.TimedOut(Duration.ofMillis(5)).cause()).isNull();
  }
}

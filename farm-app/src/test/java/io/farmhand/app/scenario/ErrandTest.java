package io.farmhand.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.task.FarmFunction.Codecs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrandTest {
  @Test
  void everyKindIsReadAsItWasWritten() {
    Errand picture = new Errand.Picture("task-1.jpg", Path.of("/tmp/a folder/128.jpg"));
    for (Errand errand :
        new Errand[] {new Errand.Sleep(0.25), new Errand.Compute(1 << 20, 7), picture}) {
      assertThat(Errand.parse(errand.line())).isEqualTo(errand);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sleep", "sleep long", "compute 1", "dance 1 2", "picture name"})
  void whatIsNoErrandIsRefused(String line) {
    assertThatThrownBy(() -> Errand.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 'sleep SECONDS'")
        .hasMessageContaining("found '" + line + "'");
  }

  @Test
  void workersLiveInRealTimeAndTheRunInItsOwn() {
    Codecs<Double, Double> codecs = ErrandCodecs.of(seconds -> new Errand.Sleep(seconds / 10), 10);
    String sent = new String(codecs.input().encode(5.0), StandardCharsets.UTF_8);
    assertThat(sent).isEqualTo("sleep 0.500000000");
    assertThat(codecs.output().decode("0.5".getBytes(StandardCharsets.UTF_8))).isEqualTo(5);
    assertThatThrownBy(() -> codecs.output().decode("-1".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("seconds of at least 0");
  }
}

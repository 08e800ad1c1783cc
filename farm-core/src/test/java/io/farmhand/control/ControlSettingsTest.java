package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ControlSettingsTest {
  private static final Limits LIMITS = Limits.between(1, 32);
  private static final ControlSettings USUAL = ControlSettings.of(LIMITS);
  private static final Duration NEGATIVE = Duration.ofSeconds(-1);

  @Test
  void theControllersPeriodIsTheDefault() {
    assertThat(USUAL.periodFor(Controllers.fixed(1))).isEqualTo(Duration.ofSeconds(8));
    assertThat(USUAL.withPeriod(Duration.ofSeconds(2)).periodFor(Controllers.fixed(1)))
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void saysWhichSettingIsWrong() {
    refused(() -> USUAL.withPeriod(Duration.ZERO), "period = PT0S, must be positive");
    refused(() -> USUAL.withFirstDecision(NEGATIVE), "firstDecision = PT-1S, must be not negative");
    refused(
        () -> USUAL.withWaitWhileScaling(NEGATIVE),
        "waitWhileScaling = PT-1S, must be not negative");
    refused(() -> USUAL.withMaxDecisions(0), "maxDecisions = 0, must be at least 1");
  }

  @Test
  void saysWhichLimitIsWrong() {
    refused(() -> Limits.between(-1, 3), "min = -1, must be at least 0");
    refused(() -> Limits.between(5, 4), "max = 4, must be at least 1 and at least min = 5");
    refused(() -> LIMITS.withStep(0), "stepUp = 0, must be at least 1");
    refused(() -> LIMITS.withSteps(1, 0), "stepDown = 0, must be at least 1");
    refused(
        () -> LIMITS.withStabilization(NEGATIVE, Duration.ZERO),
        "stabilizeUp = PT-1S, must be not negative");
    refused(
        () -> LIMITS.withStabilization(Duration.ZERO, NEGATIVE),
        "stabilizeDown = PT-1S, must be not negative");
    refused(() -> LIMITS.withHysteresis(-1), "hysteresis = -1, must be at least 0");
  }

  private static void refused(ThrowingCallable setting, String message) {
    assertThatThrownBy(setting).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}

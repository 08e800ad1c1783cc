package io.farmhand.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RetryPolicyTest {
  private static final Duration MILLI = Duration.ofMillis(1);

  @Property
  void waitsGrowUpToTheLongestLessAShareOfChance(
      @ForAll @IntRange(min = 1, max = 2000) int attempt,
      @ForAll @IntRange(max = 10_000) int initialMillis,
      @ForAll @IntRange(max = 100_000) int moreMillis,
      @ForAll @DoubleRange(min = 1, max = 10) double multiplier,
      @ForAll @DoubleRange(max = 1) double jitter,
      @ForAll long seed) {
    Duration initial = Duration.ofMillis(initialMillis);
    Duration max = initial.plusMillis(moreMillis);
    RetryPolicy policy =
        RetryPolicy.upTo(3).withBackoff(initial, multiplier, max).withJitter(jitter);
    double full = (double) initial.toNanos();
    for (int i = 1; i < attempt && full < max.toNanos(); i++) {
      full *= multiplier;
    }
    full = Math.min(full, (double) max.toNanos());
    long wait = policy.backoffNanos(attempt, new SplittableRandom(seed));
    assertThat((double) wait).isBetween(full * (1 - jitter) * 0.999_999 - 1, full * 1.000_001 + 1);
  }

  @Example
  void withoutChanceWaitsDouble() {
    RetryPolicy policy = RetryPolicy.upTo(9).withJitter(0);
    SplittableRandom chance = new SplittableRandom(1);
    long[] millis = new long[11];
    for (int attempt = 0; attempt <= 10; attempt++) {
      millis[attempt] = policy.backoffNanos(attempt, chance) / 1_000_000;
    }
    assertThat(millis)
        .containsExactly(100, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000);
  }

  @Example
  void theSameSeedGivesTheSameWaits() {
    RetryPolicy policy = RetryPolicy.upTo(3);
    assertThat(policy.backoffNanos(2, new SplittableRandom(4)))
        .isEqualTo(policy.backoffNanos(2, new SplittableRandom(4)))
        .isBetween(100_000_000L, 200_000_000L);
  }

  @Example
  void noWaitIsPossibleAndAnyLength() {
    SplittableRandom chance = new SplittableRandom(1);
    RetryPolicy atOnce = RetryPolicy.upTo(3).withBackoff(Duration.ZERO, 10, Duration.ZERO);
    assertThat(atOnce.backoffNanos(2000, chance)).isZero();
    Duration forEver = ChronoUnit.FOREVER.getDuration();
    RetryPolicy never = RetryPolicy.upTo(3).withBackoff(forEver, 2, forEver).withJitter(0);
    assertThat(never.backoffNanos(1, chance)).isEqualTo(Long.MAX_VALUE);
  }

  @Example
  void noneIsOneAttempt() {
    assertThat(RetryPolicy.none().maxAttempts()).isEqualTo(1);
    assertThat(RetryPolicy.none().maxDeaths()).isEqualTo(3);
  }

  @Example
  void refusesWhatMakesNoSense() {
    refused(0, MILLI, 2, MILLI, 0, 1, "maxAttempts = 0, must be at least 1");
    refused(1, MILLI.negated(), 2, MILLI, 0, 1, "initialBackoff = PT-0.001S, must be not negative");
    refused(1, MILLI, 0.5, MILLI, 0, 1, "multiplier = 0.5, must be at least 1");
    refused(1, MILLI, Double.NaN, MILLI, 0, 1, "multiplier = NaN, must be at least 1");
    refused(
        1,
        MILLI,
        2,
        Duration.ZERO,
        0,
        1,
        "maxBackoff = PT0S, must be at least initialBackoff = PT0.001S");
    refused(1, MILLI, 2, MILLI, 1.5, 1, "jitter = 1.5, must be between 0 and 1");
    refused(1, MILLI, 2, MILLI, 0, 0, "maxDeaths = 0, must be at least 1");
  }

  private static void refused(
      int attempts,
      Duration initial,
      double multiplier,
      Duration max,
      double jitter,
      int deaths,
      String message) {
    assertThatThrownBy(() -> new RetryPolicy(attempts, initial, multiplier, max, jitter, deaths))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}

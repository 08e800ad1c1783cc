package io.farmhand.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartBackoffTest {
  private final StartBackoff backoff = new StartBackoff();
  private long now = Duration.ofHours(1).toNanos();

  private long lost() {
    long delay = backoff.lostBeforeWork(now);
    now += delay;
    backoff.resume(now);
    return Duration.ofNanos(delay).toMillis();
  }

  @Test
  void growsFromRoundToRoundUpToTenSeconds() {
    long[] expected = {100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000};
    for (long millis : expected) {
      assertThat(lost()).isEqualTo(millis);
    }
  }

  @Test
  void lossesWhileStartsAreHeldUpAreOfTheSameRound() {
    assertThat(backoff.lostBeforeWork(now)).isPositive();
    assertThat(backoff.holds()).isTrue();
    assertThat(backoff.lostBeforeWork(now)).isZero();
    backoff.resume(now);
    assertThat(backoff.holds()).isFalse();
    assertThat(lost()).isEqualTo(200);
  }

  @Test
  void startsAnewWhenAWorkerHadWorkedOrNothingHappenedForLong() {
    lost();
    lost();
    backoff.lostAfterWork();
    assertThat(lost()).isEqualTo(100);
    lost();
    now += Duration.ofSeconds(10).toNanos() + 1;
    assertThat(lost()).isEqualTo(100);
    lost();
    backoff.clear();
    assertThat(lost()).isEqualTo(100);
  }
}

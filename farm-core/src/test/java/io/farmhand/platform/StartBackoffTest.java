package io.farmhand.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartBackoffTest {
  private final StartBackoff backoff = new StartBackoff();
  private long now = Duration.ofHours(1).toNanos();

  private long failed() {
    long delay = backoff.startFailed(now);
    now += delay;
    backoff.resume(now);
    return Duration.ofNanos(delay).toMillis();
  }

  @Test
  void growsFromRoundToRoundUpToTenSeconds() {
    long[] expected = {100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000};
    for (long millis : expected) {
      assertThat(failed()).isEqualTo(millis);
    }
  }

  @Test
  void failuresWhileStartsAreHeldUpAreOfTheSameRound() {
    assertThat(backoff.startFailed(now)).isPositive();
    assertThat(backoff.holds()).isTrue();
    assertThat(backoff.startFailed(now)).isZero();
    backoff.resume(now);
    assertThat(backoff.holds()).isFalse();
    assertThat(failed()).isEqualTo(200);
  }

  @Test
  void startsAnewWhenAWorkerHadWorkedOrNothingHappenedForLong() {
    failed();
    failed();
    backoff.lostAfterWork();
    assertThat(failed()).isEqualTo(100);
    failed();
    now += Duration.ofSeconds(10).toNanos() + 1;
    assertThat(failed()).isEqualTo(100);
    failed();
    backoff.clear();
    assertThat(failed()).isEqualTo(100);
  }

  @Test
  void theFirstWorkerLostBeforeWorkIsReplacedAtOnceAndTheNextLater() {
    assertThat(backoff.lostBeforeWork(now, false)).isZero();
    assertThat(backoff.lostAt()).isEqualTo(now);
    now += Duration.ofSeconds(10).toNanos();
    assertThat(backoff.lostBeforeWork(now, false)).isEqualTo(Duration.ofMillis(100).toNanos());
    assertThat(backoff.lostBeforeWork(now, false)).isZero();
    backoff.resume(now);
    assertThat(backoff.lostBeforeWork(now, false)).isEqualTo(Duration.ofMillis(200).toNanos());
  }

  @Test
  void aLossIsTheFirstAgainAfterASuccessOrAQuietTime() {
    backoff.lostBeforeWork(now, false);
    assertThat(backoff.lostBeforeWork(now + 1, true)).isZero();
    backoff.lostAfterWork();
    assertThat(backoff.lostBeforeWork(now + 2, false)).isZero();
    now += Duration.ofSeconds(10).toNanos() + 3;
    assertThat(backoff.lostBeforeWork(now, false)).isZero();
    assertThat(backoff.lostBeforeWork(now, false)).isPositive();
  }
}

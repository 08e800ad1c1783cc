package io.farmhand.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeSourceTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> log = new ArrayList<>();

  private Runnable note(String what) {
    return () -> log.add(what + "@" + time.nanos());
  }

  @Test
  void virtualTimeRunsWhatIsDueInOrderOfItsMomentAndThenOfScheduling() {
    var _ = time.after(20, note("c"));
    var _ = time.after(10, note("a"));
    var _ = time.after(10, note("b"));
    var _ = time.after(-5, note("first"));
    assertThat(log).isEmpty();
    time.advanceTo(9);
    assertThat(log).containsExactly("first@0");
    time.advance(Duration.ofNanos(11));
    assertThat(log).containsExactly("first@0", "a@10", "b@10", "c@20");
    assertThat(time.nanos()).isEqualTo(20);
    assertThat(time.instant()).isEqualTo(Instant.EPOCH.plusNanos(20));
  }

  @Test
  void virtualTimeRunsWhatIsScheduledOnTheWay() {
    var _ =
        time.after(
            10,
            () -> {
              note("a").run();
              var _ = time.after(5, note("b"));
              var _ = time.after(500, note("c"));
            });
    time.advanceTo(100);
    assertThat(log).containsExactly("a@10", "b@15");
    assertThat(time.nanos()).isEqualTo(100);
  }

  @Test
  void virtualTimeNeverGoesBack() {
    time.advanceTo(50);
    time.advanceTo(20);
    assertThat(time.nanos()).isEqualTo(50);
  }

  @Test
  void whatIsWithdrawnDoesNotRun() {
    Cancellable scheduled = time.after(10, note("a"));
    scheduled.cancel();
    scheduled.cancel();
    time.advanceTo(100);
    assertThat(log).isEmpty();
  }

  @Test
  void whatIsForEverAwayIsNotDueAtOnce() {
    time.advanceTo(100);
    var _ = time.after(Long.MAX_VALUE, note("never"));
    time.advanceTo(1L << 60);
    assertThat(log).isEmpty();
  }

  @Test
  void aVirtualSleepEndsWhenTimeHasPassed() throws InterruptedException {
    CountDownLatch woken = new CountDownLatch(1);
    Thread sleeper =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    time.sleep(Duration.ofNanos(10));
                    woken.countDown();
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                });
    while (sleeper.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    time.advanceTo(9);
    assertThat(woken.getCount()).isEqualTo(1);
    time.advanceTo(10);
    assertThat(woken.await(20, TimeUnit.SECONDS)).isTrue();
    time.sleep(0);
    time.sleep(Duration.ofNanos(-3));
  }

  @Test
  void fasterTimePassesAsOftenAsSaid() {
    time.advanceTo(1000);
    TimeSource faster = time.faster(60);
    assertThat(faster.nanos()).isEqualTo(1000);
    var _ = faster.after(600, () -> log.add("a@" + faster.nanos()));
    time.advanceTo(1009);
    assertThat(log).isEmpty();
    assertThat(faster.nanos()).isEqualTo(1540);
    time.advanceTo(1010);
    assertThat(log).containsExactly("a@1600");
    assertThat(faster.instant()).isEqualTo(Instant.EPOCH.plusNanos(1600));
  }

  @Test
  void nothingOnFasterTimeHappensTooEarly() {
    TimeSource slower = time.faster(0.3);
    var _ = slower.after(10, () -> log.add("a@" + (slower.nanos() >= 10)));
    time.advanceTo(1000);
    assertThat(log).containsExactly("a@true");
    var _ = slower.after(Long.MAX_VALUE, note("never"));
    time.advanceTo(1L << 60);
    assertThat(log).hasSize(1);
  }

  @Test
  void speedsMultiply() {
    TimeSource both = time.faster(10).faster(6);
    time.advanceTo(10);
    assertThat(both.nanos()).isEqualTo(600);
    assertThat(time.faster(1)).isSameAs(time);
  }

  @Test
  void aSpeedIsAPositiveNumber() {
    for (double speed : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> time.faster(speed))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("speed = " + speed + ", must be a positive number");
    }
  }

  @Test
  void systemTimeRunsWhatIsDueAndNotWhatIsWithdrawn() throws InterruptedException {
    TimeSource system = TimeSource.system();
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(1);
    List<String> seen = new ArrayList<>();
    var _ = system.after(0, () -> awaitQuietly(go));
    Cancellable withdrawn = system.after(0, () -> seen.add("withdrawn"));
    withdrawn.cancel();
    long before = system.nanos();
    var _ = system.after(10_000_000, ran::countDown);
    go.countDown();
    assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(system.nanos() - before).isGreaterThanOrEqualTo(10_000_000);
    assertThat(seen).isEmpty();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void durationsOfAnyLengthHaveNanoseconds() {
    Duration forEver = ChronoUnit.FOREVER.getDuration();
    assertThat(TimeSource.nanosOf(Duration.ofMillis(-2))).isEqualTo(-2_000_000);
    assertThat(TimeSource.nanosOf(forEver)).isEqualTo(Long.MAX_VALUE);
    assertThat(TimeSource.nanosOf(forEver.negated())).isEqualTo(Long.MIN_VALUE);
  }
}

package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each scenario is a run of "time:wanted>target LIMIT" steps; every target is the current one of
 * the next step.
 */
class LimiterTest {
  private static final Limits OPEN = Limits.between(1, 32);

  @ParameterizedTest(name = "{0} {1} -> {2} {3}")
  @CsvSource({
    "12, 20, 20, NONE",
    "12, 12, 12, NONE",
    "12, 40, 32, MAX",
    "12, 0, 1, MIN",
    "40, 35, 32, MAX",
    "40, 10, 10, NONE",
    "0, 0, 1, MIN",
  })
  void keepsToTheBounds(int current, int wanted, int target, Limit limitedBy) {
    check(OPEN, current, wanted, target, limitedBy);
  }

  @ParameterizedTest(name = "{0} {1} -> {2} {3}")
  @CsvSource({
    "12, 14, 14, NONE",
    "12, 15, 14, STEP_UP",
    "12, 11, 11, NONE",
    "12, 9, 11, STEP_DOWN",
    "12, 99, 14, STEP_UP",
    "31, 99, 32, MAX",
    "2, 0, 1, MIN",
    "40, 10, 32, MAX",
    "40, 40, 32, MAX",
    "0, 20, 2, STEP_UP",
  })
  void movesByNoMoreThanAStep(int current, int wanted, int target, Limit limitedBy) {
    check(OPEN.withSteps(2, 1), current, wanted, target, limitedBy);
  }

  @ParameterizedTest(name = "{0} {1} -> {2} {3}")
  @CsvSource({
    "12, 14, 12, HYSTERESIS",
    "12, 15, 15, NONE",
    "12, 10, 12, HYSTERESIS",
    "12, 9, 9, NONE",
    "12, 12, 12, NONE",
    "33, 40, 32, MAX",
    "31, 40, 31, HYSTERESIS",
  })
  void doesNotMakeSmallChanges(int current, int wanted, int target, Limit limitedBy) {
    check(OPEN.withHysteresis(2), current, wanted, target, limitedBy);
  }

  @Test
  void aWideStepDoesNotOverflow() {
    Limits wide = Limits.between(0, Integer.MAX_VALUE);
    check(wide, Integer.MAX_VALUE, 0, 0, Limit.NONE);
    check(wide, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, Limit.NONE);
    check(
        wide.withStep(Integer.MAX_VALUE - 1), 5, Integer.MAX_VALUE, Integer.MAX_VALUE, Limit.NONE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          up waits for its whole window        | 30 |  0 | 0:20>12 STABILIZE_UP, 10:20>12 STABILIZE_UP, 29:20>12 STABILIZE_UP, 30:20>20 NONE
          up to the least that was wanted      | 30 |  0 | 0:20>12 STABILIZE_UP, 10:15>12 STABILIZE_UP, 30:20>15 STABILIZE_UP, 39:20>15 STABILIZE_UP, 40:20>20 NONE
          up begins anew after a dip           | 30 |  0 | 0:20>12 STABILIZE_UP, 20:12>12 NONE, 30:20>12 STABILIZE_UP, 49:20>12 STABILIZE_UP, 50:20>20 NONE
          down is at once without its window   | 30 |  0 | 0:5>5 NONE, 10:5>5 NONE
          down waits for its whole window      |  0 | 60 | 0:5>12 STABILIZE_DOWN, 59:5>12 STABILIZE_DOWN, 60:5>5 NONE
          down to the most that was wanted     |  0 | 60 | 0:5>12 STABILIZE_DOWN, 30:9>12 STABILIZE_DOWN, 60:5>9 STABILIZE_DOWN, 89:5>9 STABILIZE_DOWN, 90:5>5 NONE
          a peak holds the pool up             |  0 | 60 | 0:12>12 NONE, 10:30>30 NONE, 20:5>30 STABILIZE_DOWN, 69:5>30 STABILIZE_DOWN, 70:5>5 NONE
          both windows hold a flutter          | 20 | 20 | 0:14>12 STABILIZE_UP, 10:10>12 STABILIZE_DOWN, 20:14>12 STABILIZE_UP, 30:10>12 STABILIZE_DOWN
          windows know the bounded wish        | 20 |  0 | 0:99>12 STABILIZE_UP, 20:99>32 MAX
          """)
  void waitsUntilAWholeWindowWantedTheChange(String name, int up, int down, String script) {
    play(OPEN.withStabilization(Duration.ofSeconds(up), Duration.ofSeconds(down)), script);
  }

  @Test
  void stabilisationComesBeforeStepAndHysteresis() {
    Limits all =
        OPEN.withStabilization(Duration.ofSeconds(20), Duration.ZERO).withStep(3).withHysteresis(1);
    play(
        all,
        "0:20>12 STABILIZE_UP, 20:20>15 STEP_UP, 30:20>18 STEP_UP, 40:19>18 HYSTERESIS, 50:5>15"
            + " STEP_DOWN");
  }

  @Test
  void runsAcrossTheWrapOfTheClock() {
    Limiter limiter =
        Limiter.of(OPEN.withStabilization(Duration.ofSeconds(20), Duration.ofSeconds(20)));
    long start = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(10);
    assertThat(limiter.limit(start, 12, 20)).isEqualTo(12);
    assertThat(limiter.limit(start + TimeUnit.SECONDS.toNanos(19), 12, 20)).isEqualTo(12);
    assertThat(limiter.limit(start + TimeUnit.SECONDS.toNanos(20), 12, 20)).isEqualTo(20);
  }

  private static void check(Limits limits, int current, int wanted, int target, Limit limitedBy) {
    Limiter limiter = Limiter.of(limits);
    assertThat(limiter.limit(0, current, wanted)).isEqualTo(target);
    assertThat(limiter.limitedBy()).isEqualTo(limitedBy);
  }

  private static void play(Limits limits, String script) {
    Limiter limiter = Limiter.of(limits);
    int target = 12;
    List<String> played = new ArrayList<>();
    for (String step : script.split(", ", -1)) {
      String[] parts = step.split("[:>]", -1);
      long now = TimeUnit.SECONDS.toNanos(Long.parseLong(parts[0]));
      target = limiter.limit(now, target, Integer.parseInt(parts[1]));
      played.add(parts[0] + ":" + parts[1] + ">" + target + " " + limiter.limitedBy());
    }
    assertThat(String.join(", ", played)).isEqualTo(script);
  }
}

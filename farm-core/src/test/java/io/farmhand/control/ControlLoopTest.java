package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.monitor.Observation;
import io.farmhand.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlLoopTest {
  private static final ControlSettings USUAL =
      ControlSettings.of(Limits.between(1, 32).withStep(1));

  private final VirtualTime time = new VirtualTime();
  private final ScriptedFarm farm = new ScriptedFarm(time, 12);
  private final List<DecisionRecord> records = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  @Test
  void decidesOncePerPeriod() {
    loop(seen -> 14, USUAL).start();
    advance(9);
    assertThat(records).isEmpty();
    advance(40);
    assertThat(log()).containsExactly("10s 12>13", "20s 13>14", "30s 14>14", "40s 14>14");
    assertThat(farm.applied).containsExactly("10000ms:13", "20000ms:14");
  }

  @Test
  void firstDecisionAndPeriodCanBeSet() {
    ControlSettings settings =
        USUAL.withPeriod(Duration.ofSeconds(8)).withFirstDecision(Duration.ofSeconds(12));
    loop(seen -> 14, settings).start();
    advance(30);
    assertThat(log()).containsExactly("12s 12>13", "20s 13>14", "28s 14>14");
  }

  @Test
  void tellsHowLongTheControllerHasBeenAtADecision() {
    AtomicReference<ControlLoop> running = new AtomicReference<>();
    List<Optional<Duration>> heard = new ArrayList<>();
    ControlLoop loop =
        loop(
            seen -> {
              heard.add(running.get().deciding());
              time.advance(Duration.ofSeconds(3));
              heard.add(running.get().deciding());
              return 14;
            },
            USUAL);
    running.set(loop);
    loop.start();
    assertThat(loop.deciding()).isEmpty();
    advance(11);
    assertThat(heard)
        .containsExactly(Optional.of(Duration.ZERO), Optional.of(Duration.ofSeconds(3)));
    assertThat(loop.deciding()).isEmpty();
  }

  @Test
  void theFirstDecisionCanBeAtOnce() {
    loop(seen -> 14, USUAL.withFirstDecision(Duration.ZERO)).start();
    advance(1);
    assertThat(log()).containsExactly("0s 12>13");
  }

  /** Each scenario: start-up seconds, longest wait, and the decisions up to second 60. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          starts are quicker than a period   |  7.1 |  60 | 10s 12>13, 20s 13>14, 30s 14>14, 40s 14>14, 50s 14>14, 60s 14>14
          each decision waits for the start  | 12   |  60 | 10s 12>13, 22s 13>14, 34s 14>14, 44s 14>14, 54s 14>14
          no wait is asked for               | 12   |   0 | 10s 12>13, 20s 13>14, 30s 14>14, 40s 14>14, 50s 14>14, 60s 14>14
          the wait is bounded                | 1000 |   5 | 10s 12>13, 25s 13>14, 40s 14>14, 55s 14>14
          """)
  void waitsWhileWorkersStart(String name, double startup, int longest, String decisions) {
    farm.startup = Duration.ofMillis((long) (startup * 1000));
    loop(seen -> 14, USUAL.withWaitWhileScaling(Duration.ofSeconds(longest))).start();
    advance(60);
    assertThat(String.join(", ", log())).isEqualTo(decisions);
  }

  @Test
  void noticesAStartWithinATwohundredthOfAPeriod() {
    farm.startup = Duration.ofMillis(12_345);
    loop(seen -> 14, USUAL.withWaitWhileScaling(Duration.ofSeconds(60))).start();
    advance(25);
    long lateNanos = records.get(1).dueNanos() - Duration.ofMillis(22_345).toNanos();
    assertThat(Duration.ofNanos(lateNanos)).isBetween(Duration.ZERO, Duration.ofMillis(50));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          step up and down                   | 2 | 2 |  0 |  0 | 0 | 20 20 20  5  5  5  5  5  5 | 14 16 18 16 14 12 10 8 6
          up fast, down slow                 | 8 | 1 |  0 |  0 | 0 | 40 40 40  1  1  1  1  1  1 | 20 28 32 31 30 29 28 27 26
          a peak is held for thirty seconds  | 8 | 8 |  0 | 30 | 0 | 18 12 12 12 12 12 12 12 12 | 18 18 18 12 12 12 12 12 12
          a blip up is ignored               | 8 | 8 | 20 |  0 | 0 | 12 20 12 12 20 20 20 20 20 | 12 12 12 12 12 20 20 20 20
          small changes are not made         | 8 | 8 |  0 |  0 | 2 | 13 14 15 14 13 12 11 10  9 | 12 12 15 15 15 12 12 12 9
          """)
  void limitsTheRun(
      String name,
      int stepUp,
      int stepDown,
      int stabilizeUp,
      int stabilizeDown,
      int hysteresis,
      String wanted,
      String targets) {
    Deque<Integer> script = new ArrayDeque<>();
    for (String one : wanted.split(" +", -1)) {
      script.add(Integer.valueOf(one));
    }
    Limits limits =
        new Limits(
            1,
            32,
            stepUp,
            stepDown,
            Duration.ofSeconds(stabilizeUp),
            Duration.ofSeconds(stabilizeDown),
            hysteresis);
    loop(seen -> script.remove(), ControlSettings.of(limits).withMaxDecisions(script.size()))
        .start();
    advance(100);
    assertThat(records.stream().map(made -> String.valueOf(made.targetAfter())))
        .containsExactly(targets.split(" ", -1));
  }

  @Test
  void endsAfterItsLastDecision() {
    ControlLoop loop = loop(seen -> 30, USUAL.withMaxDecisions(3)).start();
    advance(100);
    assertThat(records).hasSize(3);
    assertThat(loop.running()).isFalse();
  }

  @Test
  void decidesNothingAfterClose() {
    ControlLoop loop = loop(seen -> 30, USUAL).start();
    advance(10);
    loop.close();
    loop.close();
    advance(100);
    assertThat(records).hasSize(1);
    assertThat(loop.running()).isFalse();
  }

  @Test
  void aDecisionInProgressIsNotAppliedAfterClose() {
    List<ControlLoop> self = new ArrayList<>();
    ControlLoop loop =
        loop(
            seen -> {
              self.getFirst().close();
              return 30;
            },
            USUAL);
    self.add(loop);
    loop.start();
    advance(100);
    assertThat(records).isEmpty();
    assertThat(farm.applied).isEmpty();
  }

  @Test
  void aListenerMayCloseIt() {
    ControlLoop loop = loop(seen -> 30, USUAL);
    loop.listen(made -> loop.close()).start();
    advance(100);
    assertThat(records).hasSize(1);
  }

  @Test
  void runsOnlyOnce() {
    ControlLoop loop = loop(seen -> 30, USUAL).start();
    assertThatThrownBy(loop::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a control loop runs once, this one is RUNNING; make a new one");
    loop.close();
    assertThatThrownBy(loop::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aDryRunTouchesNothing() {
    loop(seen -> 15, USUAL.withDryRun()).start();
    advance(40);
    assertThat(log()).containsExactly("10s 12>13", "20s 13>14", "30s 14>15", "40s 15>15");
    assertThat(farm.applied).isEmpty();
  }

  @Test
  void warnsOfEachKindOfFailureOnceAndGoesOn() {
    loop(
            seen -> {
              throw records.size() < 3
                  ? new IllegalStateException("no idea")
                  : new ArithmeticException("no number");
            },
            USUAL)
        .start();
    advance(60);
    assertThat(records).hasSize(6);
    assertThat(records).allSatisfy(made -> assertThat(made.error()).isNotNull());
    assertThat(warnings)
        .containsExactly(
            "controller scripted: java.lang.IllegalStateException: no idea",
            "controller scripted: java.lang.ArithmeticException: no number");
  }

  @Test
  void survivesAFarmThatCannotBeObservedForAWhile() {
    loop(seen -> 14, USUAL.withWaitWhileScaling(Duration.ofSeconds(5))).start();
    farm.observeFails = new IllegalStateException("gateway is gone");
    advance(25);
    assertThat(records).isEmpty();
    farm.observeFails = null;
    advance(20);
    assertThat(log()).containsExactly("30s 12>13", "40s 13>14");
    assertThat(warnings)
        .containsExactly("observing: java.lang.IllegalStateException: gateway is gone");
  }

  @Test
  void survivesAListenerThatFails() {
    ControlLoop loop = loop(seen -> 14, USUAL);
    List<Long> after = new ArrayList<>();
    loop.listen(
        made -> {
          throw new IllegalStateException("disk full");
        });
    loop.listen(made -> after.add(made.index())).start();
    advance(30);
    assertThat(after).containsExactly(0L, 1L, 2L);
    assertThat(warnings)
        .containsExactly("a listener of decisions: java.lang.IllegalStateException: disk full");
  }

  @Test
  void skipsWhatItIsAWholePeriodLateFor() {
    Deque<Runnable> queued = new ArrayDeque<>();
    new ControlLoop(
            farm,
            TestControllers.wanting(seen -> 14),
            USUAL,
            time,
            queued::add,
            (what, failure) -> {})
        .listen(records::add)
        .start();
    advance(35);
    queued.remove().run();
    assertThat(log()).containsExactly("10s 12>13");
    advance(9);
    assertThat(queued).isEmpty();
    advance(1);
    queued.remove().run();
    assertThat(log()).containsExactly("10s 12>13", "45s 13>14");
  }

  @Test
  void showsItsLastDecision() {
    ControlLoop loop = loop(seen -> 14, USUAL).start();
    assertThat(loop.last()).isEmpty();
    advance(20);
    assertThat(loop.last()).contains(records.getLast());
  }

  @Test
  void onThreadsOfItsOwnItDecidesWithoutHoldingUpTheTimeSource() throws InterruptedException {
    CountDownLatch advanced = new CountDownLatch(1);
    BlockingQueue<DecisionRecord> made = new LinkedBlockingQueue<>();
    ControllerFactory patient =
        TestControllers.of(
            seen -> {
              try {
                advanced.await();
              } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
              }
              return new Decision(13, Reason.of("test", "patient"));
            });
    try (ControlLoop loop = ControlLoop.of(farm, patient, USUAL, time).listen(made::add)) {
      loop.start();
      advance(10);
      advanced.countDown();
      assertThat(made.take().targetAfter()).isEqualTo(13);
    }
  }

  private ControlLoop loop(ToIntFunction<Observation> rule, ControlSettings settings) {
    return new ControlLoop(
            farm,
            TestControllers.wanting(rule),
            settings,
            time,
            Runnable::run,
            (what, failure) -> warnings.add(what + ": " + failure))
        .listen(records::add);
  }

  private void advance(int seconds) {
    time.advance(Duration.ofSeconds(seconds));
  }

  private List<String> log() {
    return records.stream()
        .map(
            made ->
                Duration.ofNanos(made.dueNanos()).toSeconds()
                    + "s "
                    + made.targetBefore()
                    + ">"
                    + made.targetAfter())
        .toList();
  }
}

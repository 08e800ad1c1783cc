package io.farmhand.queue.contract;

import static io.farmhand.queue.contract.QueueHarness.payloads;
import static io.farmhand.queue.contract.QueueHarness.thrown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.queue.Lease;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.queue.TaskEntry;
import io.farmhand.task.Failure;
import io.farmhand.task.FarmClosedException;
import io.farmhand.task.Outcome;
import io.farmhand.task.RetryPolicy;
import io.farmhand.task.Task;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every task queue has to keep to when tasks are handed in, handed out and settled; its test
 * extends this. Who wins when answers compete is in {@link FencingContract}, waiting in {@link
 * BlockingContract}.
 */
public abstract class TaskQueueContract {
  /** Makes the queue under test. */
  protected abstract QueueHarness.Opener opener();

  private QueueHarness harness() {
    return new QueueHarness(opener(), 16, QueueDiscipline.FIFO, QueueHarness.RETRIES);
  }

  @Test
  void numbersTasksInTheOrderOfAcceptance() {
    QueueHarness all = harness();
    assertThat(all.queue.accepted()).isZero();
    for (int i = 0; i < 5; i++) {
      assertThat(all.offer("t" + i).id()).isEqualTo(i);
    }
    assertThat(all.queue.accepted()).isEqualTo(5);
  }

  @Test
  void refusesWhatIsBeyondItsCapacityUntilOutcomesAreDelivered() {
    QueueHarness all = new QueueHarness(opener(), 3, QueueDiscipline.FIFO, QueueHarness.RETRIES);
    for (int i = 0; i < 3; i++) {
      all.offer("t" + i);
    }
    assertThat(all.queue.offer(new TestTask("too many", 0))).isFalse();
    all.succeed(all.take(2));
    all.seen.outcomes(2);
    assertThat(all.queue.offer(new TestTask("settled but not delivered", 0))).isFalse();
    all.queue.delivered(2);
    all.offer("t3");
    all.offer("t4");
    assertThat(all.queue.offer(new TestTask("too many again", 0))).isFalse();
    assertThat(all.queue.accepted()).isEqualTo(5);
  }

  @Test
  void keepsItsOrderOverManyRoundsOfASmallCapacity() {
    QueueHarness all = new QueueHarness(opener(), 5, QueueDiscipline.FIFO, QueueHarness.RETRIES);
    int offered = 0;
    int taken = 0;
    for (int round = 0; round < 50; round++) {
      while (offered - taken < 5) {
        all.offer("t" + offered++);
      }
      Lease<String, String> lease = all.take(1 + round % 4);
      for (String payload : payloads(lease)) {
        assertThat(payload).isEqualTo("t" + taken++);
      }
      all.succeed(lease);
      all.queue.delivered(lease.size());
    }
    assertThat(all.seen.outcomes(taken)).hasSize(taken);
  }

  @Test
  void refusesEverythingOnceClosedButHandsOutWhatItHas() {
    QueueHarness all = harness();
    all.offer("before");
    all.queue.close();
    assertThatThrownBy(() -> all.queue.offer(new TestTask("after", 0)))
        .isInstanceOf(FarmClosedException.class);
    assertThat(all.queue.accepted()).isEqualTo(1);
    all.succeed(all.take(1));
    assertThat(all.seen.outcome().get()).isEqualTo("done before");
  }

  @Test
  void handsOutUpToTheNumberAskedFor() {
    QueueHarness all = harness();
    for (int i = 0; i < 5; i++) {
      all.offer("t" + i);
    }
    assertThat(payloads(all.take(3))).containsExactly("t0", "t1", "t2");
    assertThat(payloads(all.take(3))).containsExactly("t3", "t4");
  }

  @Test
  void handsOutInTheOrderOfItsDiscipline() {
    QueueHarness all = new QueueHarness(opener(), 16, QueueDiscipline.EDF, QueueHarness.RETRIES);
    all.offer(new TestTask("none", 0, Task.NO_DEADLINE, Task.UNKNOWN_SERVICE));
    all.offer(new TestTask("late", 0, 900, Task.UNKNOWN_SERVICE));
    all.offer(new TestTask("early", 0, 100, Task.UNKNOWN_SERVICE));
    all.offer(new TestTask("early too", 0, 100, Task.UNKNOWN_SERVICE));
    assertThat(payloads(all.take(9))).containsExactly("early", "early too", "late", "none");
  }

  @Test
  void completesASuccessWithItsValueAndTimings() {
    QueueHarness all = harness();
    all.offer("a");
    all.advanceMillis(10);
    Lease<String, String> lease = all.take(1);
    assertThat(lease.isOpen(0)).isTrue();
    all.advanceMillis(20);
    all.succeed(lease);
    Outcome<String, String> outcome = all.seen.outcome();
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(outcome.get()).isEqualTo("done a");
    assertThat(outcome.task().attempt()).isEqualTo(1);
    assertThat(outcome.task().createdNanos()).isZero();
    assertThat(outcome.task().startedNanos()).isEqualTo(Duration.ofMillis(10).toNanos());
    assertThat(outcome.task().finishedNanos()).isEqualTo(Duration.ofMillis(30).toNanos());
    assertThat(lease.isOpen(0)).isFalse();
    assertThat(all.seen.counts()).containsExactly(1L, 0L, 0L);
  }

  @Test
  void triesAFailedTaskAgainAfterTheBackOff() {
    QueueHarness all = harness();
    all.offer("a");
    all.fail(all.take(1), thrown("first"));
    assertThat(all.waiting()).isEmpty();
    assertThat(all.queue.delayed()).isEqualTo(1);
    all.advanceMillis(999);
    assertThat(all.waiting()).isEmpty();
    all.advanceMillis(1);
    assertThat(all.waiting()).containsExactly("a");
    assertThat(all.queue.delayed()).isZero();
    Lease<String, String> second = all.take(1);
    assertThat(second.task(0).attempt()).isEqualTo(2);
    all.fail(second, thrown("second"));
    all.advanceMillis(1999);
    assertThat(all.waiting()).isEmpty();
    all.advanceMillis(1);
    all.succeed(all.take(1));
    assertThat(all.seen.outcome().get()).isEqualTo("done a");
    assertThat(all.seen.outcome().task().attempt()).isEqualTo(3);
  }

  @Test
  void failsATaskForGoodAtItsLastAttempt() {
    QueueHarness all = harness();
    all.offer("a");
    for (String message : List.of("first", "second", "third")) {
      assertThat(all.seen.outcomes(0)).isEmpty();
      all.fail(all.take(1), thrown(message));
      all.advanceMillis(2000);
    }
    Outcome<String, String> outcome = all.seen.outcome();
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed<String, String> failed = (Outcome.Failed<String, String>) outcome;
    assertThat(failed.failure().message()).contains("third");
    assertThat(failed.task().attempt()).isEqualTo(3);
    assertThat(all.waiting()).isEmpty();
  }

  @Test
  void waitsAtLeastTheShareOfTheBackOffThatIsNotLeftToChance() {
    RetryPolicy halfChance = QueueHarness.RETRIES.withJitter(0.5);
    QueueHarness all = new QueueHarness(opener(), 64, QueueDiscipline.FIFO, halfChance);
    for (int i = 0; i < 50; i++) {
      all.offer("t" + i);
    }
    all.fail(all.take(50), thrown("first"));
    all.advanceMillis(499);
    assertThat(all.waiting()).isEmpty();
    all.advanceMillis(251);
    assertThat(all.waiting()).hasSizeBetween(5, 45);
    all.advanceMillis(250);
    assertThat(all.waiting()).hasSize(50);
  }

  @Test
  void countsATimeoutAsAFailedAttempt() {
    QueueHarness all = harness();
    all.offer("a");
    for (int attempt = 1; attempt <= 3; attempt++) {
      all.takeAndGiveUp();
      all.advanceMillis(2000);
    }
    assertThat(all.seen.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(all.seen.outcome().task().attempt()).isEqualTo(3);
  }

  @Test
  void handsOutAgainAtOnceWhatALostWorkerHeldUpToItsThirdDeath() {
    QueueHarness all = harness();
    all.offer("a");
    Failure lost = new Failure.WorkerLost("w", "connection reset");
    all.fail(all.take(1), lost);
    all.fail(all.take(1), lost);
    assertThat(all.seen.outcomes(0)).isEmpty();
    all.fail(all.take(1), lost);
    Outcome.Failed<?, ?> failed = (Outcome.Failed<?, ?>) all.seen.outcome();
    assertThat(failed.failure()).isEqualTo(lost);
    assertThat(all.waiting()).isEmpty();
  }

  @Test
  void countsDeathsAndFailuresApart() {
    QueueHarness all = harness();
    all.offer("a");
    Failure lost = new Failure.WorkerLost("w", "gone");
    all.fail(all.take(1), lost);
    all.fail(all.take(1), thrown("first"));
    all.advanceMillis(1000);
    all.fail(all.take(1), lost);
    all.fail(all.take(1), thrown("second"));
    all.advanceMillis(2000);
    all.succeed(all.take(1));
    assertThat(all.seen.outcome().get()).isEqualTo("done a");
  }

  @Test
  void countsNoAttemptWhenTheWorkerDoesNotAccept() {
    QueueHarness all = harness();
    all.offer("a");
    Failure refusal = new Failure.NotAccepted("429", Duration.ofMillis(50));
    for (int i = 0; i < 20; i++) {
      all.fail(all.take(1), refusal);
      all.advanceMillis(49);
      assertThat(all.waiting()).isEmpty();
      all.advanceMillis(1);
    }
    all.succeed(all.take(1));
    assertThat(all.seen.outcome().get()).isEqualTo("done a");
    assertThat(all.seen.outcome().task().attempt()).isEqualTo(1);
  }

  @Test
  void survivesRefusalsOfAnyLength() {
    QueueHarness all = harness();
    all.offer("for ever");
    all.offer("negative");
    Lease<String, String> lease = all.take(2);
    lease.fail(0, new Failure.NotAccepted("503", Duration.ofSeconds(Long.MAX_VALUE)));
    lease.fail(1, new Failure.NotAccepted("429", Duration.ofSeconds(-1)));
    all.queue.settle(lease);
    all.advanceMillis(1_000_000);
    assertThat(all.waiting()).containsExactly("negative");
    assertThat(all.queue.delayed()).isEqualTo(1);
  }

  @Test
  void takesBackTasksWithoutAResultAsIfTheyHadNeverLeft() {
    QueueHarness all = harness();
    for (int i = 0; i < 4; i++) {
      all.offer("t" + i);
    }
    Lease<String, String> lease = all.take(3);
    lease.succeed(1, "done t1");
    all.queue.settle(lease);
    assertThat(all.seen.outcome().task().payload()).isEqualTo("t1");
    Lease<String, String> again = all.take(9);
    assertThat(payloads(again)).containsExactly("t0", "t2", "t3");
    assertThat(again.task(0).attempt()).isEqualTo(1);
    assertThat(all.seen.counts()).containsExactly(4L, 0L, 3L);
  }

  @Test
  void givesUpOneTaskOfALeaseAndLeavesTheOthers() {
    QueueHarness all = harness();
    all.offer("a");
    all.offer("b");
    Lease<String, String> lease = all.take(2);
    all.queue.giveUp(lease, 0, new Failure.NotAccepted("stuck", Duration.ZERO));
    assertThat(all.waiting()).containsExactly("a");
    lease.succeed(1, "done b");
    all.queue.settle(lease);
    assertThat(all.seen.outcome().get()).isEqualTo("done b");
  }

  @Test
  void visitsWhatWaitsButNotWhatIsDelayedOrHeld() {
    QueueHarness all = harness();
    for (String payload : List.of("failed", "held", "waiting")) {
      all.offer(payload);
    }
    all.fail(all.take(1), thrown("once"));
    all.take(1);
    assertThat(all.waiting()).containsExactly("waiting");
    assertThat(all.queue.delayed()).isEqualTo(1);
    assertThat(all.seen.counts()).containsExactly(3L, 2L, 1L);
  }

  @Test
  void cancelsATaskThatWaits() {
    QueueHarness all = harness();
    TaskEntry<String, String> task = all.offer("a");
    all.offer("b");
    assertThat(all.queue.cancel(task)).isTrue();
    assertThat(all.seen.outcome()).isInstanceOf(Outcome.Cancelled.class);
    assertThat(all.queue.cancel(task)).isFalse();
    assertThat(payloads(all.take(9))).containsExactly("b");
    assertThat(all.seen.inVain()).isEmpty();
  }

  @Test
  void cancelsATaskThatIsDelayed() {
    QueueHarness all = harness();
    TaskEntry<String, String> task = all.offer("a");
    all.fail(all.take(1), thrown("once"));
    assertThat(all.queue.cancel(task)).isTrue();
    assertThat(all.queue.delayed()).isZero();
    all.advanceMillis(10_000);
    assertThat(all.waiting()).isEmpty();
    assertThat(all.seen.outcome()).isInstanceOf(Outcome.Cancelled.class);
  }

  @Test
  void cancelsEverythingThatIsOpen() {
    QueueHarness all = harness();
    for (int i = 0; i < 5; i++) {
      all.offer("t" + i);
    }
    all.succeed(all.take(1));
    all.fail(all.take(1), thrown("once"));
    Lease<String, String> held = all.take(1);
    all.queue.cancelAll();
    List<Outcome<String, String>> outcomes = all.seen.outcomes(5);
    assertThat(outcomes).hasSize(5);
    assertThat(outcomes.subList(1, 5)).allMatch(Outcome.Cancelled.class::isInstance);
    assertThat(all.seen.inVain()).containsExactly(held.task(0));
    assertThat(held.isOpen(0)).isFalse();
    all.succeed(held);
    all.advanceMillis(10_000);
    assertThat(all.waiting()).isEmpty();
    assertThat(all.seen.outcomes(5)).hasSize(5);
    assertThat(all.seen.dropCount()).isEqualTo(1);
    assertThat(all.seen.counts()).containsExactly(5L, 0L, 0L);
  }
}

package io.farmhand.queue.contract;

import static io.farmhand.queue.contract.QueueHarness.payloads;
import static io.farmhand.queue.contract.QueueHarness.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.queue.Lease;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.queue.TaskEntry;
import io.farmhand.task.Failure;
import io.farmhand.task.Outcome;
import io.farmhand.task.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which answer wins when several compete for a task, in every task queue. */
public abstract class FencingContract {
  /** Makes the queue under test. */
  protected abstract QueueHarness.Opener opener();

  private QueueHarness harness() {
    return new QueueHarness(opener(), 16, QueueDiscipline.FIFO, QueueHarness.RETRIES);
  }

  @Test
  void aLateSuccessCompletesATaskThatIsDelayed() {
    QueueHarness all = harness();
    all.offer("a");
    Lease<String, String> late = all.takeAndGiveUp();
    assertThat(all.queue.delayed()).isEqualTo(1);
    all.succeed(late);
    assertThat(all.seen.outcome().get()).isEqualTo("done a");
    assertThat(all.queue.delayed()).isZero();
    all.advanceMillis(10_000);
    assertThat(all.waiting()).isEmpty();
    assertThat(all.seen.dropCount()).isZero();
    assertThat(all.seen.counts()).containsExactly(1L, 0L, 0L);
  }

  @Test
  void aLateSuccessCompletesATaskThatWaitsAndTakesItOutOfTheLine() {
    QueueHarness all = harness();
    all.offer("a");
    all.offer("b");
    Lease<String, String> late = all.takeAndGiveUp();
    all.advanceMillis(1000);
    assertThat(all.waiting()).containsExactly("a", "b");
    all.succeed(late);
    assertThat(all.seen.outcome().get()).isEqualTo("done a");
    assertThat(payloads(all.take(9))).containsExactly("b");
  }

  @Test
  void aLateSuccessWithdrawsTheOtherAttempt() {
    QueueHarness all = harness();
    all.offer("a");
    Lease<String, String> late = all.takeAndGiveUp();
    all.advanceMillis(1000);
    Lease<String, String> other = all.take(1);
    late.succeed(0, "first answer");
    all.queue.settle(late);
    assertThat(all.seen.outcome().get()).isEqualTo("first answer");
    assertThat(all.seen.inVain()).containsExactly(other.task(0));
    assertThat(other.isOpen(0)).isFalse();
    other.succeed(0, "second answer");
    all.queue.settle(other);
    assertThat(all.seen.outcome().get()).isEqualTo("first answer");
    assertThat(all.seen.dropCount()).isEqualTo(1);
    assertThat(all.seen.counts()).containsExactly(1L, 0L, 0L);
  }

  @Test
  void theOtherAttemptMayWinAndTheLateSuccessIsDropped() {
    QueueHarness all = harness();
    all.offer("a");
    Lease<String, String> late = all.takeAndGiveUp();
    all.advanceMillis(1000);
    Lease<String, String> other = all.take(1);
    other.succeed(0, "second answer");
    all.queue.settle(other);
    late.succeed(0, "first answer");
    all.queue.settle(late);
    assertThat(all.seen.outcome().get()).isEqualTo("second answer");
    assertThat(all.seen.inVain()).isEmpty();
    assertThat(all.seen.dropCount()).isEqualTo(1);
  }

  @Test
  void aLateFailureCostsNothing() {
    QueueHarness all = harness();
    all.offer("a");
    Lease<String, String> late = all.takeAndGiveUp();
    all.advanceMillis(1000);
    all.fail(late, thrown("interrupted"));
    assertThat(all.seen.dropCount()).isEqualTo(1);
    all.fail(all.take(1), thrown("second"));
    all.advanceMillis(2000);
    all.succeed(all.take(1));
    assertThat(all.seen.outcome().get()).isEqualTo("done a");
  }

  @Test
  void aLateFailureDoesNotEndTheOtherAttempt() {
    QueueHarness all = harness();
    all.offer("a");
    Lease<String, String> late = all.takeAndGiveUp();
    all.advanceMillis(1000);
    Lease<String, String> other = all.take(1);
    all.fail(late, new Failure.WorkerLost("w", "gone"));
    assertThat(all.waiting()).isEmpty();
    all.succeed(other);
    assertThat(all.seen.outcome().get()).isEqualTo("done a");
  }

  @Test
  void aSuccessAfterTheLastFailureIsDropped() {
    QueueHarness all = new QueueHarness(opener(), 16, QueueDiscipline.FIFO, RetryPolicy.none());
    all.offer("a");
    Lease<String, String> late = all.takeAndGiveUp();
    assertThat(all.seen.outcome()).isInstanceOf(Outcome.Failed.class);
    all.succeed(late);
    assertThat(all.seen.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(all.seen.dropCount()).isEqualTo(1);
  }

  @Test
  void aLeaseThatLostItsTaskCannotGiveItUp() {
    QueueHarness all = harness();
    all.offer("a");
    Lease<String, String> late = all.takeAndGiveUp();
    all.advanceMillis(1000);
    Lease<String, String> other = all.take(1);
    all.queue.giveUp(late, 0, new Failure.TimedOut(Duration.ofSeconds(1)));
    assertThat(all.queue.delayed()).isZero();
    assertThat(other.isOpen(0)).isTrue();
    all.succeed(other);
    assertThat(all.seen.outcome().get()).isEqualTo("done a");
  }

  @Test
  void aLeaseThatLostItsTaskCannotReturnIt() {
    QueueHarness all = harness();
    all.offer("a");
    Lease<String, String> late = all.takeAndGiveUp();
    all.advanceMillis(1000);
    Lease<String, String> other = all.take(1);
    all.queue.settle(late);
    assertThat(all.waiting()).isEmpty();
    assertThat(other.task(0).attempt()).isEqualTo(2);
  }

  @Test
  void aTaskThatWasGivenUpIsNotWorthBeginning() {
    QueueHarness all = harness();
    all.offer("a");
    all.offer("b");
    Lease<String, String> lease = all.take(2);
    all.queue.giveUp(lease, 1, new Failure.NotAccepted("the worker is stuck", Duration.ZERO));
    assertThat(lease.isOpen(0)).isTrue();
    assertThat(lease.isOpen(1)).isFalse();
    Lease<String, String> other = all.take(1);
    assertThat(payloads(other)).containsExactly("b");
    assertThat(lease.isOpen(1)).isFalse();
    assertThat(other.isOpen(0)).isTrue();
  }

  @Test
  void cancellingATaskThatIsWorkedOnWinsOverItsAnswer() {
    QueueHarness all = harness();
    TaskEntry<String, String> task = all.offer("a");
    Lease<String, String> lease = all.take(1);
    assertThat(all.queue.cancel(task)).isTrue();
    assertThat(all.seen.inVain()).containsExactly(task);
    assertThat(lease.isOpen(0)).isFalse();
    all.succeed(lease);
    assertThat(all.seen.outcome()).isInstanceOf(Outcome.Cancelled.class);
    assertThat(all.seen.dropCount()).isEqualTo(1);
    assertThat(all.seen.counts()).containsExactly(1L, 0L, 0L);
  }

  @Test
  void cancellingAfterTheAnswerIsRefused() {
    QueueHarness all = harness();
    TaskEntry<String, String> task = all.offer("a");
    all.succeed(all.take(1));
    assertThat(all.queue.cancel(task)).isFalse();
    assertThat(all.seen.outcome()).isInstanceOf(Outcome.Completed.class);
  }

  @Test
  void theTimesOfALateSuccessAreThoseOfItsOwnAttempt() {
    QueueHarness all = harness();
    all.offer("a");
    all.advanceMillis(5);
    Lease<String, String> late = all.takeAndGiveUp();
    all.advanceMillis(2000);
    all.take(1);
    all.advanceMillis(10);
    all.succeed(late);
    assertThat(all.seen.outcome().task().startedNanos()).isEqualTo(5_000_000);
    assertThat(all.seen.outcome().task().finishedNanos()).isEqualTo(2_015_000_000L);
  }
}

package io.farmhand.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.queue.contract.QueueRecorder;
import io.farmhand.queue.contract.TestTask;
import io.farmhand.task.Failure;
import io.farmhand.task.Outcome;
import io.farmhand.task.RetryPolicy;
import io.farmhand.task.Task;
import io.farmhand.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any sequence of what can happen to a queue: every accepted task gets exactly one outcome. */
class MemoryTaskQueueModelTest {
  private static final int CAPACITY = 12;
  private static final RetryPolicy RETRIES =
      RetryPolicy.upTo(3).withBackoff(Duration.ofNanos(40), 2, Duration.ofNanos(100));

  private final VirtualTime time = new VirtualTime();
  private final List<TestTask> accepted = new ArrayList<>();
  private final List<Lease<String, String>> leases = new ArrayList<>();
  private QueueRecorder seen = new QueueRecorder();
  private int delivered;

  @Provide
  Arbitrary<QueueDiscipline> disciplines() {
    return Arbitraries.of(QueueDiscipline.names()).map(QueueDiscipline::named);
  }

  @Property(tries = 400)
  void everyAcceptedTaskGetsExactlyOneOutcome(
      @ForAll("disciplines") QueueDiscipline discipline,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 400) int steps) {
    SplittableRandom chance = new SplittableRandom(seed);
    accepted.clear();
    leases.clear();
    delivered = 0;
    seen = new QueueRecorder();
    TaskQueue<String, String> queue =
        new MemoryTaskQueue<>(CAPACITY, discipline, RETRIES, chance.split(), time, seen, seen);
    for (int i = 0; i < steps; i++) {
      step(queue, chance);
      checkCounts(queue);
    }
    finish(queue);
    checkOutcomes();
  }

  private void step(TaskQueue<String, String> queue, SplittableRandom chance) {
    switch (chance.nextInt(12)) {
      case 0, 1, 2, 3 -> offer(queue, chance);
      case 4, 5, 6 -> take(queue, chance);
      case 7, 8 -> settle(queue, chance);
      case 9 -> giveUp(queue, chance);
      case 10 -> {
        if (chance.nextInt(4) == 0 && !accepted.isEmpty()) {
          queue.cancel(accepted.get(chance.nextInt(accepted.size())));
        }
        if (chance.nextInt(60) == 0) {
          queue.cancelAll();
        }
      }
      default -> time.advanceTo(time.nanos() + chance.nextInt(50));
    }
  }

  private void offer(TaskQueue<String, String> queue, SplittableRandom chance) {
    long now = time.nanos();
    TestTask task = new TestTask("t", now, now + chance.nextInt(300), chance.nextInt(50) - 1L);
    boolean room = accepted.size() - delivered < CAPACITY;
    assertThat(queue.offer(task)).isEqualTo(room);
    if (room) {
      assertThat(task.id()).isEqualTo(accepted.size());
      accepted.add(task);
    }
  }

  private void take(TaskQueue<String, String> queue, SplittableRandom chance) {
    List<TaskEntry<String, String>> waiting = new ArrayList<>();
    queue.forEachWaiting(waiting::add);
    if (waiting.isEmpty()) {
      return;
    }
    int max = 1 + chance.nextInt(4);
    Lease<String, String> lease = queue.take(new Taker(), max);
    assertThat(lease).isNotNull();
    assertThat(lease.size()).isEqualTo(Math.min(max, waiting.size()));
    for (int i = 0; i < lease.size(); i++) {
      assertThat(waiting).contains(lease.task(i));
      assertThat(lease.isOpen(i)).isTrue();
    }
    leases.add(lease);
  }

  private void settle(TaskQueue<String, String> queue, SplittableRandom chance) {
    if (leases.isEmpty()) {
      return;
    }
    Lease<String, String> lease = leases.remove(chance.nextInt(leases.size()));
    for (int i = 0; i < lease.size(); i++) {
      switch (chance.nextInt(6)) {
        case 0, 1, 2 -> lease.succeed(i, "done");
        case 3 -> lease.fail(i, failure(chance));
        case 4 -> lease.fail(i, new Failure.Thrown(new IllegalStateException("x")));
        default -> {}
      }
    }
    queue.settle(lease);
  }

  private void giveUp(TaskQueue<String, String> queue, SplittableRandom chance) {
    if (!leases.isEmpty()) {
      Lease<String, String> lease = leases.get(chance.nextInt(leases.size()));
      queue.giveUp(lease, chance.nextInt(lease.size()), failure(chance));
    }
  }

  private static Failure failure(SplittableRandom chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> new Failure.NotAccepted("429", Duration.ofNanos(chance.nextInt(30)));
      case 1 -> new Failure.WorkerLost("w", "gone");
      case 2 -> new Failure.TimedOut(Duration.ofNanos(1));
      default -> new Failure.Thrown(new IllegalStateException("x"));
    };
  }

  private void checkCounts(TaskQueue<String, String> queue) {
    int ends = seen.outcomes(0).size();
    queue.delivered(ends - delivered);
    delivered = ends;
    List<TaskEntry<String, String>> waiting = new ArrayList<>();
    queue.forEachWaiting(waiting::add);
    long open = waiting.size() + (long) queue.delayed();
    List<Long> counts = seen.counts();
    assertThat(counts.get(0)).as("accepted").isEqualTo(accepted.size());
    assertThat(counts.get(1)).as("waiting").isEqualTo(open);
    assertThat(counts.get(2)).as("held").isEqualTo(accepted.size() - ends - open);
    assertThat(waiting).doesNotHaveDuplicates().allMatch(task -> task.outcome() == null);
  }

  private void finish(TaskQueue<String, String> queue) {
    queue.close();
    for (Lease<String, String> lease : leases) {
      queue.settle(lease);
    }
    while (seen.outcomes(0).size() < accepted.size()) {
      time.advanceTo(time.nanos() + 200);
      Lease<String, String> lease = queue.take(new Taker(), 100);
      assertThat(lease).isNotNull();
      for (int i = 0; i < lease.size(); i++) {
        lease.succeed(i, "done");
      }
      queue.settle(lease);
    }
    checkCounts(queue);
  }

  private void checkOutcomes() {
    List<Outcome<String, String>> outcomes = seen.outcomes(accepted.size());
    assertThat(outcomes).extracting(outcome -> outcome.task().id()).doesNotHaveDuplicates();
    assertThat(outcomes).hasSameSizeAs(accepted);
    for (Outcome<String, String> outcome : outcomes) {
      assertThat(outcome).isEqualTo(accepted.get((int) outcome.task().id()).outcome());
      // Two deaths and two failures, each one fewer than its limit, and the last attempt.
      assertThat(outcome.task().attempt()).isBetween(0, 5);
      if (outcome instanceof Outcome.Failed<String, String> failed) {
        assertThat(failed.failure()).isNotInstanceOf(Failure.NotAccepted.class);
      }
      if (outcome instanceof Outcome.Completed<String, String>) {
        assertThat(outcome.task().finishedNanos()).isNotEqualTo(Task.NEVER);
      }
    }
  }
}

package io.farmhand.queue.contract;

import io.farmhand.queue.Lease;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.queue.QueueListener;
import io.farmhand.queue.Settlements;
import io.farmhand.queue.Taker;
import io.farmhand.queue.TaskEntry;
import io.farmhand.queue.TaskQueue;
import io.farmhand.task.Failure;
import io.farmhand.task.RetryPolicy;
import io.farmhand.time.TimeSource;
import io.farmhand.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** A queue under test with all that it is connected to. */
public final class QueueHarness {
  /** Retries that tests can count on: three attempts, 1 s and 2 s apart, without chance. */
  public static final RetryPolicy RETRIES =
      RetryPolicy.upTo(3)
          .withBackoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(30))
          .withJitter(0);

  final VirtualTime time = new VirtualTime();
  final QueueRecorder seen = new QueueRecorder();
  final TaskQueue<String, String> queue;

  /** What a queue is made of. */
  public record Setup(
      int capacity,
      QueueDiscipline discipline,
      RetryPolicy retries,
      RandomGenerator random,
      TimeSource time,
      QueueListener listener,
      Settlements<String, String> settlements) {}

  /** Makes the queue under test. */
  @FunctionalInterface
  public interface Opener {
    /** A fresh queue. */
    TaskQueue<String, String> open(Setup setup);
  }

  QueueHarness(Opener opener, int capacity, QueueDiscipline discipline, RetryPolicy retries) {
    queue =
        opener.open(
            new Setup(
                capacity,
                discipline,
                retries,
                new java.util.SplittableRandom(7),
                time,
                seen,
                seen));
  }

  TestTask offer(String payload) {
    return offer(new TestTask(payload, time.nanos()));
  }

  TestTask offer(TestTask task) {
    if (!queue.offer(task)) {
      throw new AssertionError("The queue is full, it should have taken " + task.payload());
    }
    return task;
  }

  /** Takes up to {@code max} tasks; some must be waiting. */
  Lease<String, String> take(int max) {
    return Objects.requireNonNull(queue.take(new Taker(), max), "a lease");
  }

  /** Takes one task and gives up the attempt, as a timeout does. */
  Lease<String, String> takeAndGiveUp() {
    Lease<String, String> lease = take(1);
    queue.giveUp(lease, 0, new Failure.TimedOut(Duration.ofSeconds(1)));
    return lease;
  }

  void succeed(Lease<String, String> lease) {
    for (int i = 0; i < lease.size(); i++) {
      lease.succeed(i, "done " + lease.task(i).payload());
    }
    queue.settle(lease);
  }

  void fail(Lease<String, String> lease, Failure failure) {
    for (int i = 0; i < lease.size(); i++) {
      lease.fail(i, failure);
    }
    queue.settle(lease);
  }

  void advanceMillis(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  /** Payloads of the tasks that wait. */
  List<String> waiting() {
    List<String> payloads = new ArrayList<>();
    queue.forEachWaiting(task -> payloads.add(task.payload()));
    payloads.sort(null);
    return payloads;
  }

  static List<String> payloads(Lease<String, String> lease) {
    List<String> payloads = new ArrayList<>();
    for (int i = 0; i < lease.size(); i++) {
      TaskEntry<String, String> task = lease.task(i);
      payloads.add(task.payload());
    }
    return payloads;
  }

  static Failure thrown(String message) {
    return new Failure.Thrown(new IllegalStateException(message));
  }
}

package io.farmhand.queue.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.queue.QueueListener;
import io.farmhand.queue.QueuedTask;
import io.farmhand.queue.Settlements;
import io.farmhand.queue.TaskEntry;
import io.farmhand.task.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Records what a queue settles and tells, and lets a test wait for it. */
public final class QueueRecorder implements Settlements<String, String>, QueueListener {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<TaskEntry<String, String>> settled = new ArrayList<>();
  private final List<TaskEntry<String, String>> inVain = new ArrayList<>();
  private long accepted;
  private long waiting;
  private long inFlight;
  private long dropped;

  /** The outcomes so far, once there are {@code count}. */
  public List<Outcome<String, String>> outcomes(int count) {
    return locked(
        () -> {
          long left = PATIENCE_NANOS;
          while (settled.size() < count && left > 0) {
            left = changed.awaitNanos(left);
          }
          return settled.stream().map(QueueRecorder::outcomeOf).toList();
        });
  }

  /** The only outcome there is. */
  public Outcome<String, String> outcome() {
    List<Outcome<String, String>> all = outcomes(1);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** The tasks that were worked on in vain. */
  public List<TaskEntry<String, String>> inVain() {
    return locked(() -> List.copyOf(inVain));
  }

  /** Answers that came too late. */
  public long dropCount() {
    return locked(() -> dropped);
  }

  /** Tasks told as accepted, as waiting now, and as held by a worker now. */
  public List<Long> counts() {
    return locked(() -> List.of(accepted, waiting, inFlight));
  }

  @Override
  public void settled(TaskEntry<String, String>[] tasks, int count) {
    locked(
        () -> {
          for (int i = 0; i < count; i++) {
            settled.add(tasks[i]);
          }
          changed.signalAll();
          return count;
        });
  }

  @Override
  public void inVain(TaskEntry<String, String> task) {
    locked(() -> inVain.add(task));
  }

  @Override
  public void accepted(QueuedTask[] tasks, int from, int to) {
    locked(
        () -> {
          accepted += to - from;
          waiting += to - from;
          return accepted;
        });
  }

  @Override
  public void leased(int count, long nanos) {
    move(-count, count);
  }

  @Override
  public void returned(int count, long nanos) {
    move(count, -count);
  }

  @Override
  public void finished(int count, long nanos) {
    move(0, -count);
  }

  @Override
  public void withdrawn(int count, long nanos) {
    move(-count, 0);
  }

  @Override
  public void dropped() {
    locked(() -> dropped++);
  }

  private void move(int waitingChange, int inFlightChange) {
    locked(
        () -> {
          waiting += waitingChange;
          inFlight += inFlightChange;
          return waiting;
        });
  }

  private static Outcome<String, String> outcomeOf(TaskEntry<String, String> task) {
    return Objects.requireNonNull(task.outcome(), () -> task + " was settled without an outcome");
  }

  private interface Look<T> {
    T get() throws InterruptedException;
  }

  private <T> T locked(Look<T> look) {
    lock.lock();
    try {
      return look.get();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for an outcome", e);
    } finally {
      lock.unlock();
    }
  }
}

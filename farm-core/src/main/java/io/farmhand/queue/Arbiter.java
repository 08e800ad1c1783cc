package io.farmhand.queue;

import io.farmhand.task.Failure;
import io.farmhand.task.Outcome;
import io.farmhand.task.RetryPolicy;
import io.farmhand.time.Cancellable;
import io.farmhand.time.TimeSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Decides what becomes of tasks. Guarded by its queue's lock. */
final class Arbiter<I, O> {
  private final WaitingLine<TaskEntry<I, O>> line;
  private final RetryPolicy retries;
  private final RandomGenerator random;
  private final TimeSource time;
  private final Consumer<TaskEntry<I, O>> due;
  private final Set<TaskEntry<I, O>> delayed = new HashSet<>();

  /**
   * An arbiter.
   *
   * @param due is called, outside the lock, when a delayed task should be released
   */
  Arbiter(
      WaitingLine<TaskEntry<I, O>> line,
      RetryPolicy retries,
      RandomGenerator random,
      TimeSource time,
      Consumer<TaskEntry<I, O>> due) {
    this.line = line;
    this.retries = retries;
    this.random = random;
    this.time = time;
    this.due = due;
  }

  int delayed() {
    return delayed.size();
  }

  /** Carries out what {@code lease} recorded for its task {@code index}. */
  void settle(Lease<I, O> lease, int index, long now, Settled<I, O> settled) {
    TaskEntry<I, O> task = lease.task(index);
    switch (lease.result(index)) {
      case null -> {
        if (lease.holds(task)) {
          task.uncountAttempt();
          wait(task, settled);
        }
      }
      case Lease.Failing failing -> fail(lease, index, failing.failure(), now, settled);
      case Object result -> complete(lease, task, lease.value(result), now, settled);
    }
  }

  private void complete(
      Lease<I, O> lease, TaskEntry<I, O> task, O value, long now, Settled<I, O> settled) {
    boolean held = task.state == TaskEntry.State.LEASED;
    if (!lease.holds(task)) {
      if (task.state == TaskEntry.State.SETTLED) {
        settled.dropped();
        return;
      }
      if (held) {
        settled.inVain(task);
      }
      task.start(lease.startedNanos);
    }
    leave(task);
    task.finish(now);
    task.settle(new Outcome.Completed<>(task, value));
    note(task, held, settled);
  }

  /** Gives up the attempt of {@code lease} at its task {@code index}. */
  void fail(Lease<I, O> lease, int index, Failure failure, long now, Settled<I, O> settled) {
    TaskEntry<I, O> task = lease.task(index);
    if (!lease.holds(task)) {
      settled.dropped();
      return;
    }
    task.finish(now);
    switch (failure) {
      case Failure.NotAccepted refusal -> {
        task.uncountAttempt();
        delay(task, TimeSource.nanosOf(refusal.retryAfter()), settled);
      }
      case Failure.WorkerLost _ -> {
        if (++task.deaths >= retries.maxDeaths()) {
          giveUp(task, failure, settled);
        } else {
          wait(task, settled);
        }
      }
      case Failure.Thrown _, Failure.TimedOut _ -> {
        if (++task.failures >= retries.maxAttempts()) {
          giveUp(task, failure, settled);
        } else {
          delay(task, retries.backoffNanos(task.failures, random), settled);
        }
      }
    }
  }

  private void giveUp(TaskEntry<I, O> task, Failure failure, Settled<I, O> settled) {
    task.settle(new Outcome.Failed<>(task, failure));
    settled.finished(task);
  }

  private void wait(TaskEntry<I, O> task, Settled<I, O> settled) {
    task.state = TaskEntry.State.WAITING;
    line.add(task);
    settled.returned();
  }

  private void delay(TaskEntry<I, O> task, long nanos, Settled<I, O> settled) {
    if (nanos <= 0) {
      wait(task, settled);
      return;
    }
    task.state = TaskEntry.State.DELAYED;
    delayed.add(task);
    task.delay = time.after(nanos, () -> due.accept(task));
    settled.returned();
  }

  /** Puts a delayed task into the line; false when it is not delayed any more. */
  boolean release(TaskEntry<I, O> task) {
    if (task.state != TaskEntry.State.DELAYED) {
      return false;
    }
    leave(task);
    task.state = TaskEntry.State.WAITING;
    line.add(task);
    return true;
  }

  /** Gives an open task the outcome cancelled. */
  void cancel(TaskEntry<I, O> task, long now, Settled<I, O> settled) {
    if (task.state == TaskEntry.State.SETTLED) {
      return;
    }
    boolean held = task.state == TaskEntry.State.LEASED;
    if (held) {
      settled.inVain(task);
      task.finish(now);
    }
    leave(task);
    task.settle(new Outcome.Cancelled<>(task));
    note(task, held, settled);
  }

  /** Cancels all that no worker holds. */
  void cancelWaiting(long now, Settled<I, O> settled) {
    for (TaskEntry<I, O> task : List.copyOf(delayed)) {
      cancel(task, now, settled);
    }
    for (TaskEntry<I, O> task = line.poll(now); task != null; task = line.poll(now)) {
      cancel(task, now, settled);
    }
  }

  private void note(TaskEntry<I, O> task, boolean held, Settled<I, O> settled) {
    if (held) {
      settled.finished(task);
    } else {
      settled.withdrawn(task);
    }
  }

  /** Takes a task out of wherever it waits. */
  private void leave(TaskEntry<I, O> task) {
    switch (task.state) {
      case WAITING -> line.remove(task);
      case DELAYED -> {
        delayed.remove(task);
        Cancellable delay = task.delay;
        if (delay != null) {
          delay.cancel();
        }
      }
      case LEASED, SETTLED -> {}
    }
  }
}

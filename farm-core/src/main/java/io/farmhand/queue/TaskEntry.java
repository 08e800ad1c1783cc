package io.farmhand.queue;

import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import io.farmhand.time.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * A task as a queue in memory keeps it, from acceptance to its outcome.
 *
 * @param <I> type of the payload
 * @param <O> type of the result
 */
public class TaskEntry<I, O> extends QueuedTask implements Task<I> {
  /** Where it is. Guarded by the queue's lock, but for looks that may be out of date. */
  enum State {
    WAITING,
    DELAYED,
    LEASED,
    SETTLED
  }

  private final I payload;
  private int attempt;
  int failures;
  int deaths;
  long token;
  State state = State.WAITING;
  @Nullable Cancellable delay;
  private @Nullable Outcome<I, O> outcome;

  /** An entry for {@code payload}. */
  protected TaskEntry(I payload) {
    this.payload = payload;
  }

  @Override
  public final I payload() {
    return payload;
  }

  @Override
  public final int attempt() {
    return attempt;
  }

  /** The outcome, or null while the task is open. */
  public final @Nullable Outcome<I, O> outcome() {
    return outcome;
  }

  final void beginAttempt(long lease, long nanos) {
    state = State.LEASED;
    token = lease;
    attempt++;
    start(nanos);
  }

  /** Takes back an attempt that was not one. */
  final void uncountAttempt() {
    attempt--;
  }

  final void settle(Outcome<I, O> end) {
    state = State.SETTLED;
    outcome = end;
  }

  @Override
  public final String toString() {
    return "task " + id();
  }
}

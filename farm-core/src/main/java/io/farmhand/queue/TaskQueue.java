package io.farmhand.queue;

import io.farmhand.task.Failure;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The waiting tasks of a farm, and the sole arbiter of what becomes of them: the first terminal
 * transition of a task wins, and every accepted task gets exactly one outcome.
 *
 * <p>Tasks are handed out under a {@link Lease}. A success counts as long as its task is open, even
 * when its attempt was given up meanwhile; the other attempt is then withdrawn. Any other late
 * answer is counted and dropped.
 *
 * @param <I> type of the payloads
 * @param <O> type of the results
 */
public interface TaskQueue<I, O> {
  /**
   * Accepts a task unless the farm is full.
   *
   * @return whether it was accepted
   * @throws io.farmhand.task.FarmClosedException when the queue is closed
   */
  boolean offer(TaskEntry<I, O> task);

  /**
   * Waits until the farm is not full, or closed.
   *
   * @throws InterruptedException when interrupted while it waits
   */
  void awaitRoom() throws InterruptedException;

  /**
   * Waits for tasks and hands out up to {@code max} of them.
   *
   * @return the lease, or null when {@code taker} was retired and should stop
   */
  @Nullable Lease<I, O> take(Taker taker, int max);

  /** Carries out the results recorded in {@code lease}; the rest goes back. */
  void settle(Lease<I, O> lease);

  /**
   * Gives up the attempt at task {@code index} of {@code lease} while its holder still works on it.
   * Any thread may call.
   */
  void giveUp(Lease<I, O> lease, int index, Failure failure);

  /**
   * Gives {@code task} the outcome cancelled.
   *
   * @return false when it already had an outcome
   */
  boolean cancel(TaskEntry<I, O> task);

  /** Cancels every task that is open. */
  void cancelAll();

  /** Says that {@code count} settled tasks were delivered and make room for others. */
  void delivered(int count);

  /** Makes {@code taker} stop after its current lease, at once when it has none. */
  void retire(Taker taker);

  /**
   * Takes a retirement back.
   *
   * @return false when it is too late
   */
  boolean reinstate(Taker taker);

  /** Refuses further tasks. */
  void close();

  /** Tasks accepted so far. */
  long accepted();

  /** Passes on what was accepted but not yet told, and visits the tasks that wait. */
  void forEachWaiting(Consumer<? super TaskEntry<I, O>> visitor);

  /** Failed tasks that wait for their next attempt. */
  int delayed();
}

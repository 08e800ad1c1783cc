package io.farmhand.farm;

import io.farmhand.queue.Lease;
import io.farmhand.queue.TaskQueue;
import io.farmhand.task.Failure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How far a worker has come with a chunk of tiny tasks, so that the others can go elsewhere when
 * one of them turns out to be long.
 *
 * <p>To begin a task costs one plain store and one load, without a fence between them. The watch
 * therefore calls a chunk back at one of its looks, and takes the tasks that have not begun at a
 * later one: a begin that did not see the call has long become visible by then, and no task is ever
 * begun twice.
 */
final class ChunkInHand<I, O> {
  private static final Failure HELD_UP =
      new Failure.NotAccepted("held up by a long task of the same chunk", Duration.ZERO);

  private final Lease<I, O> lease;
  private final AtomicInteger begun = new AtomicInteger(-1);
  private volatile boolean calledBack;

  // What follows is the watch's own.
  private int seen = -1;
  private boolean taken;

  ChunkInHand(Lease<I, O> lease) {
    this.lease = lease;
  }

  /** Whether to begin task {@code index}; if not, neither this one nor those after it. */
  boolean begin(int index) {
    begun.setOpaque(index);
    return !calledBack;
  }

  /** Looks whether the worker has come on since the last look, some milliseconds ago. */
  void look(TaskQueue<I, O> queue) {
    int at = begun.get();
    if (at != seen) {
      seen = at;
    } else if (!calledBack) {
      calledBack = true;
    } else if (!taken) {
      taken = true;
      takeAfter(at, queue);
    }
  }

  private void takeAfter(int at, TaskQueue<I, O> queue) {
    for (int i = at + 1; i < lease.size(); i++) {
      if (lease.isOpen(i)) {
        queue.giveUp(lease, i, HELD_UP);
      }
    }
  }
}

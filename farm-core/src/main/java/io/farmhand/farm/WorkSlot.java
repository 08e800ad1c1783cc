package io.farmhand.farm;

import io.farmhand.platform.NotAcceptedException;
import io.farmhand.platform.Platform;
import io.farmhand.platform.WorkerLostException;
import io.farmhand.platform.WorkerPool;
import io.farmhand.queue.Lease;
import io.farmhand.queue.Taker;
import io.farmhand.queue.TaskEntry;
import io.farmhand.queue.TaskQueue;
import io.farmhand.task.Failure;
import io.farmhand.time.Cancellable;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Leases tasks and has one worker do them. */
final class WorkSlot<I, O> implements WorkerPool.Slot {
  private static final long LEAST_GRACE_NANOS = Duration.ofSeconds(1).toNanos();

  private final TaskQueue<I, O> queue;
  private final Platform.Worker<I, O> worker;
  private final TimeSource time;
  private final Optional<Duration> timeout;
  private final Consumer<WorkerPool.Slot> abandon;
  private final Runnable chunkTaken;
  private final ChunkSize chunk;
  private final Taker taker = new Taker();
  private final Guard guard = new Guard();
  private volatile boolean served;
  private volatile boolean over;
  private volatile @Nullable ChunkInHand<I, O> inHand;

  /**
   * A slot.
   *
   * @param abandon is told when the worker does not come back from a task whose time is over
   * @param chunkTaken is run when there is a chunk to {@linkplain #lookAfterChunk() look after}
   */
  WorkSlot(
      TaskQueue<I, O> queue,
      Platform.Worker<I, O> worker,
      TimeSource time,
      Chunking chunking,
      Optional<Duration> timeout,
      Consumer<WorkerPool.Slot> abandon,
      Runnable chunkTaken) {
    this.queue = queue;
    this.worker = worker;
    this.time = time;
    this.timeout = timeout;
    this.abandon = abandon;
    this.chunkTaken = chunkTaken;
    this.chunk = new ChunkSize(chunking, timeout.isPresent());
  }

  @Override
  public boolean run() {
    try {
      return serve();
    } finally {
      over = true;
    }
  }

  private boolean serve() {
    boolean alive = true;
    while (alive) {
      Lease<I, O> lease = queue.take(taker, chunk.next());
      if (lease == null) {
        return true;
      }
      alive = work(lease);
      queue.settle(lease);
      served |= alive;
      TaskEntry<I, O> first = lease.task(0);
      if (first.outcome() != null) {
        chunk.took(lease.size(), first.finishedNanos() - first.startedNanos());
      }
    }
    return false;
  }

  @Override
  public void retire() {
    queue.retire(taker);
  }

  @Override
  public boolean reinstate() {
    return queue.reinstate(taker);
  }

  @Override
  public boolean idle() {
    return taker.idle();
  }

  @Override
  public boolean hasServed() {
    return served;
  }

  /** Whether it has ended. */
  boolean isOver() {
    return over;
  }

  /** Interrupts the worker if it works on {@code task}. */
  void interrupt(Object task) {
    guard.interrupt(task);
  }

  /** Whether it holds a chunk to look after. */
  boolean hasChunk() {
    return inHand != null;
  }

  /** Takes back what is held up by a long task; false when there is no chunk to look after. */
  boolean lookAfterChunk() {
    ChunkInHand<I, O> chunkInHand = inHand;
    if (chunkInHand != null) {
      chunkInHand.look(queue);
    }
    return chunkInHand != null;
  }

  private boolean work(Lease<I, O> lease) {
    // The tasks of a larger adaptive chunk are over before anybody could interrupt them.
    if (lease.size() > 1 && chunk.isAdaptive()) {
      return workThrough(lease);
    }
    for (int i = 0; i < lease.size(); i++) {
      if (!workGuarded(lease, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean workThrough(Lease<I, O> lease) {
    ChunkInHand<I, O> tasks = new ChunkInHand<>(lease);
    inHand = tasks;
    chunkTaken.run();
    try {
      for (int i = 0; i < lease.size() && tasks.begin(i); i++) {
        if (!workOn(lease, i)) {
          return false;
        }
      }
      return true;
    } finally {
      inHand = null;
    }
  }

  private boolean workGuarded(Lease<I, O> lease, int index) {
    guard.begin(lease, index);
    Cancellable alarm =
        timeout
            .map(limit -> time.after(TimeSource.nanosOf(limit), () -> expire(lease, index, limit)))
            .orElse(null);
    try {
      return workOn(lease, index);
    } finally {
      guard.end();
      if (alarm != null) {
        alarm.cancel();
      }
    }
  }

  /** Works on one task; false when the worker was lost. */
  private boolean workOn(Lease<I, O> lease, int index) {
    if (!lease.isOpen(index)) {
      return true;
    }
    try {
      lease.succeed(index, worker.call(lease.task(index)));
    } catch (WorkerLostException lost) {
      lease.fail(index, new Failure.WorkerLost(worker.name(), String.valueOf(lost.getMessage())));
      return false;
    } catch (NotAcceptedException refusal) {
      lease.fail(
          index,
          new Failure.NotAccepted(String.valueOf(refusal.getMessage()), refusal.retryAfter()));
    } catch (Throwable error) {
      lease.fail(index, new Failure.Thrown(error));
    } finally {
      // What a function does to its thread must not reach the next task.
      Thread.interrupted();
    }
    return true;
  }

  private void expire(Lease<I, O> lease, int index, Duration limit) {
    if (!guard.isWorkingOn(lease, index)) {
      return;
    }
    queue.giveUp(lease, index, new Failure.TimedOut(limit));
    guard.interrupt(lease, index);
    time.after(
        Math.max(LEAST_GRACE_NANOS, TimeSource.nanosOf(limit)), () -> abandonIfStuck(lease, index));
  }

  private void abandonIfStuck(Lease<I, O> lease, int index) {
    if (!guard.isWorkingOn(lease, index)) {
      return;
    }
    // Results of the tasks before it still count should they arrive, but nobody can wait for that.
    Failure refusal = new Failure.NotAccepted("the worker is stuck", Duration.ZERO);
    for (int i = 0; i < lease.size(); i++) {
      if (i != index) {
        queue.giveUp(lease, i, refusal);
      }
    }
    abandon.accept(this);
  }
}

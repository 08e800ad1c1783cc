package io.farmhand.platform;

import io.farmhand.platform.Platform.Fleet;
import io.farmhand.platform.Platform.Worker;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps as many workers as asked for, on any platform.
 *
 * <p>Workers start in parallel. When there are too many, pending starts are cancelled first (the
 * newest of them), then idle workers stop, then busy ones stop after their task; no task is ever
 * interrupted. A worker that still finishes its last task is kept when more are wanted again.
 * Workers that die are replaced at once; only when one that never worked follows another, with no
 * success in between, with a growing delay, as are starts that fail. The delay starts anew after a
 * quiet time. No call blocks.
 *
 * @param <I> type of the inputs
 * @param <O> type of the results
 */
public final class WorkerPool<I, O> {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
  private static final long FIRST_BACKOFF_NANOS = Duration.ofMillis(100).toNanos();
  private static final long LONGEST_BACKOFF_NANOS = Duration.ofSeconds(10).toNanos();

  private final Fleet<I, O> fleet;
  private final SlotFactory<I, O> slots;
  private final TimeSource time;
  private final PoolListener listener;
  private final ThreadFactory threads;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition emptied = lock.newCondition();
  private final List<Member<I, O>> starting = new ArrayList<>();
  private final List<Member<I, O>> ready = new ArrayList<>();
  private final List<Member<I, O>> draining = new ArrayList<>();
  private int target;
  private int failures;
  private boolean retrying;
  private long resumedAt;
  private boolean lost;
  private long lostAt;
  private boolean closed;

  /** A pool of no workers yet. */
  public WorkerPool(
      Platform platform,
      FarmFunction<I, O> function,
      SlotFactory<I, O> slots,
      TimeSource time,
      PoolListener listener) {
    this.slots = slots;
    this.time = time;
    this.listener = listener;
    this.threads = platform.threads();
    this.fleet =
        switch (platform) {
          case Platform.Individual individual -> individual.open(function, time);
          case Platform.Group group -> new GroupFleet<>(group, function, time);
        };
  }

  /** Makes the thing that keeps a worker busy. */
  @FunctionalInterface
  public interface SlotFactory<I, O> {
    /** A slot for a worker that has become ready. */
    Slot open(Worker<I, O> worker);
  }

  /** Keeps one worker busy. */
  public interface Slot {
    /** Works until retired, then returns true; or until the worker is lost, then returns false. */
    boolean run();

    /** Makes {@link #run} return after the task at hand, at once when there is none. */
    void retire();

    /** Takes a retirement back; false when it is too late. */
    boolean reinstate();

    /** Whether there is no task at hand. */
    boolean idle();

    /** Whether any task has been done. */
    boolean hasServed();
  }

  /**
   * Asks for {@code workers}; returns at once.
   *
   * @throws IllegalArgumentException when negative
   */
  public void resize(int workers) {
    if (workers < 0) {
      throw new IllegalArgumentException("workers = " + workers + ", must not be negative");
    }
    lock.lock();
    try {
      if (!closed) {
        target = workers;
        reconcile();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The number asked for. */
  public int target() {
    lock.lock();
    try {
      return target;
    } finally {
      lock.unlock();
    }
  }

  /** Workers asked for and not ready yet. */
  public int starting() {
    lock.lock();
    try {
      return starting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Workers that hold a task. */
  public int busy() {
    lock.lock();
    try {
      int busy = 0;
      for (Member<I, O> member : ready) {
        busy += member.isIdle() ? 0 : 1;
      }
      for (Member<I, O> member : draining) {
        busy += member.isIdle() ? 0 : 1;
      }
      return busy;
    } finally {
      lock.unlock();
    }
  }

  /** Replaces the worker of {@code slot}, which does not come back from its task. */
  public void abandon(Slot slot) {
    lock.lock();
    try {
      for (Member<I, O> member : List.copyOf(ready)) {
        if (slot.equals(member.slot)) {
          slot.retire();
          end(member, false);
        }
      }
      for (Member<I, O> member : List.copyOf(draining)) {
        if (slot.equals(member.slot)) {
          end(member, true);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets every worker finish its task and stop.
   *
   * @return false when some were still busy after {@code patience}
   * @throws InterruptedException when interrupted while it waits
   */
  public boolean close(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      target = 0;
      reconcile();
      long left = TimeSource.nanosOf(patience);
      while (left > 0 && !(ready.isEmpty() && draining.isEmpty())) {
        left = emptied.awaitNanos(left);
      }
      return ready.isEmpty() && draining.isEmpty();
    } finally {
      lock.unlock();
      fleet.close();
    }
  }

  private void reconcile() {
    while (live() < target && (reclaim() || start())) {
      // One more worker at a time.
    }
    while (live() > target) {
      releaseOne();
    }
    changed();
  }

  private int live() {
    return starting.size() + ready.size();
  }

  private boolean reclaim() {
    for (Member<I, O> member : draining) {
      if (member.slot != null && member.slot.reinstate()) {
        draining.remove(member);
        ready.add(member);
        return true;
      }
    }
    return false;
  }

  private boolean start() {
    if (retrying) {
      return false;
    }
    Member<I, O> member = new Member<>(time.nanos());
    starting.add(member);
    member.start = startSafely();
    var _ = member.start.whenComplete((worker, error) -> started(member, worker, error));
    return true;
  }

  private CompletableFuture<Worker<I, O>> startSafely() {
    try {
      return fleet.start();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void started(
      Member<I, O> member, @Nullable Worker<I, O> worker, @Nullable Throwable error) {
    lock.lock();
    try {
      if (!starting.remove(member)) {
        if (worker != null) {
          worker.stop();
        }
        return;
      }
      if (worker == null) {
        LOG.warn("A worker could not be started: {}", String.valueOf(error));
        backOff();
      } else {
        listener.workerStarted(time.nanos() - member.askedAt);
        member.run(worker, slots.open(worker));
        ready.add(member);
        threads.newThread(() -> serve(member, worker)).start();
      }
      changed();
    } finally {
      lock.unlock();
    }
  }

  private void serve(Member<I, O> member, Worker<I, O> worker) {
    WorkerPool.Slot slot = member.slot;
    boolean retired = false;
    try {
      retired = slot != null && slot.run();
    } finally {
      worker.stop();
      lock.lock();
      try {
        end(member, retired);
      } finally {
        lock.unlock();
      }
    }
  }

  private void end(Member<I, O> member, boolean retired) {
    if (!ready.remove(member) && !draining.remove(member)) {
      return;
    }
    if (!retired) {
      LOG.debug("Worker {} was lost", member.name());
      if (member.hasServed()) {
        succeeded();
      } else if (isLostAgain()) {
        backOff();
      }
    }
    reconcile();
    if (ready.isEmpty() && draining.isEmpty()) {
      emptied.signalAll();
    }
  }

  /** Whether a worker that never worked is not the first one lately, without a success since. */
  private boolean isLostAgain() {
    long now = time.nanos();
    if (ready.stream().anyMatch(member -> member.askedAt - lostAt >= 0 && member.hasServed())) {
      succeeded();
    }
    boolean again = lost && now - lostAt <= LONGEST_BACKOFF_NANOS;
    lost = true;
    lostAt = now;
    return again;
  }

  private void succeeded() {
    failures = 0;
    lost = false;
  }

  /** Holds up starts for a while; failures meanwhile are of the same round. */
  private void backOff() {
    if (retrying) {
      return;
    }
    if (time.nanos() - resumedAt > LONGEST_BACKOFF_NANOS) {
      failures = 0;
    }
    long delay = Math.min(LONGEST_BACKOFF_NANOS, FIRST_BACKOFF_NANOS << Math.min(failures++, 20));
    retrying = true;
    time.after(delay, this::retry);
  }

  private void retry() {
    lock.lock();
    try {
      retrying = false;
      resumedAt = time.nanos();
      reconcile();
    } finally {
      lock.unlock();
    }
  }

  private void releaseOne() {
    if (!starting.isEmpty()) {
      starting.removeLast().cancel();
      return;
    }
    Member<I, O> victim = ready.getLast();
    for (int i = ready.size() - 1; i >= 0; i--) {
      if (ready.get(i).isIdle()) {
        victim = ready.get(i);
        break;
      }
    }
    ready.remove(victim);
    draining.add(victim);
    WorkerPool.Slot slot = victim.slot;
    if (slot != null) {
      slot.retire();
    }
  }

  private void changed() {
    listener.poolChanged(target, starting.size(), ready.size(), draining.size(), time.nanos());
  }
}

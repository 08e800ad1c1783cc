package io.farmhand.farm;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where outcomes wait for the consumer of a stream: a ring with one producer, one consumer and room
 * for all that may be open at a time. A third thread, the feeder, waits for room before it opens
 * another.
 */
final class OutcomeRing<T> {
  // One counter a cache line, so that producer and consumer do not slow each other down.
  private static final int PUT = 16;
  private static final int TAKEN = 32;
  private static final int TOLD = 48;
  private static final int MOST_UNTOLD = 32;
  private static final int SPINS_BEFORE_IDLE = 16;

  private final int capacity;
  private final int mostUntold;
  private final AtomicReferenceArray<@Nullable T> ring;
  private final AtomicLongArray counters = new AtomicLongArray(64);
  private volatile long end = Long.MAX_VALUE;
  private volatile @Nullable Thread consumer;
  private volatile @Nullable Thread feeder;

  OutcomeRing(int capacity) {
    this.capacity = capacity;
    this.ring = new AtomicReferenceArray<>(Integer.highestOneBit(2 * capacity - 1));
    // The feeder hears of room in strides, but soon enough to keep a small farm busy.
    this.mostUntold = Math.clamp(capacity / 8, 1, MOST_UNTOLD);
  }

  /** Adds an outcome, for which the feeder has waited for room. */
  void put(T outcome) {
    long at = counters.getPlain(PUT);
    ring.setRelease(slot(at), outcome);
    counters.setPlain(PUT, at + 1);
    wake(consumer());
  }

  /** Says that no more than {@code count} outcomes come in all. */
  void endAfter(long count) {
    end = count;
    wake(consumer());
  }

  /**
   * Waits until less than the capacity of {@code opened} are open or wait for the consumer.
   *
   * @throws InterruptedException when interrupted, whether or not there is room
   */
  void awaitRoom(long opened) throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (hasRoom(opened)) {
        return;
      }
      feeder = Thread.currentThread();
      VarHandle.fullFence();
      if (!hasRoom(opened)) {
        LockSupport.park(this);
      }
      feeder = null;
    }
  }

  /**
   * Waits for the next outcome.
   *
   * @return null when there are no more
   * @throws InterruptedException when interrupted while it waits
   */
  @SuppressWarnings("ThreadPriorityCheck") // a yield costs less than parking
  @Nullable T take() throws InterruptedException {
    long at = counters.getPlain(TAKEN);
    T outcome = ring.getAcquire(slot(at));
    for (int spins = 0; outcome == null; spins++) {
      if (at == end) {
        return null;
      }
      tell(at);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (spins < SPINS_BEFORE_IDLE) {
        Thread.yield();
      } else {
        idle(at);
      }
      outcome = ring.getAcquire(slot(at));
    }
    ring.setPlain(slot(at), null);
    counters.setPlain(TAKEN, at + 1);
    if (at + 1 - counters.getPlain(TOLD) >= mostUntold) {
      tell(at + 1);
    }
    return outcome;
  }

  private void idle(long at) {
    consumer = Thread.currentThread();
    VarHandle.fullFence();
    if (ring.getAcquire(slot(at)) == null && at != end) {
      LockSupport.park(this);
    }
    consumer = null;
  }

  private void tell(long taken) {
    if (counters.getPlain(TOLD) != taken) {
      counters.setRelease(TOLD, taken);
      VarHandle.fullFence();
      wake(feeder);
    }
  }

  /** Who waits for an outcome, after all that was put is visible. */
  private @Nullable Thread consumer() {
    VarHandle.fullFence();
    return consumer;
  }

  private static void wake(@Nullable Thread waiting) {
    if (waiting != null) {
      LockSupport.unpark(waiting);
    }
  }

  private boolean hasRoom(long opened) {
    return opened - counters.getAcquire(TOLD) < capacity;
  }

  private int slot(long place) {
    return (int) place & (ring.length() - 1);
  }
}

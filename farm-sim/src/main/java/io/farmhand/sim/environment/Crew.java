package io.farmhand.sim.environment;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share rounds of short work with the one that asks for it.
 *
 * <p>The items of a round are taken in small lots by whoever is free, so that a thread that the
 * system holds up delays no more than one lot. Who waits looks out for a moment before it sleeps.
 */
final class Crew implements AutoCloseable {
  private static final int LOT = 4;
  private static final int LOOKS = 2_000;

  private final int items;
  private final Thread[] hands;
  private final AtomicLong round = new AtomicLong();
  private final AtomicInteger next = new AtomicInteger(Integer.MAX_VALUE / 2);
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean closed;
  private volatile Thread caller = Thread.currentThread();
  private IntConsumer work = item -> {};

  /** So many threads, the one that asks among them, for rounds of so many items. */
  Crew(int threads, int items) {
    this.items = items;
    hands = new Thread[threads - 1];
    for (int i = 0; i < hands.length; i++) {
      hands[i] = Thread.ofPlatform().daemon().name("farmhand-environments-" + i).start(this::serve);
    }
  }

  /**
   * Does the work for the items from 0 on; returns when all is done.
   *
   * <p>When some fail, those of other lots are done all the same and one failure is thrown.
   */
  void run(IntConsumer oneItem) {
    if (hands.length == 0) {
      runAlone(oneItem);
      return;
    }
    caller = Thread.currentThread();
    work = oneItem;
    failure.set(null);
    left.set(items);
    next.set(0);
    round.incrementAndGet();
    for (Thread hand : hands) {
      LockSupport.unpark(hand);
    }
    takeLots();
    for (int looks = 0; left.get() > 0; looks++) {
      pause(looks);
    }
    rethrow(failure.get());
  }

  /** Without others there is nobody to wait for, nor to wake. */
  private void runAlone(IntConsumer oneItem) {
    Throwable first = null;
    for (int i = 0; i < items; i++) {
      try {
        oneItem.accept(i);
      } catch (Throwable thrown) {
        first = first == null ? thrown : first;
      }
    }
    rethrow(first);
  }

  private void takeLots() {
    for (int from = next.getAndAdd(LOT); from < items; from = next.getAndAdd(LOT)) {
      int to = Math.min(items, from + LOT);
      try {
        for (int i = from; i < to; i++) {
          work.accept(i);
        }
      } catch (Throwable thrown) {
        failure.compareAndSet(null, thrown);
      } finally {
        Thread waiting = caller;
        if (left.addAndGet(from - to) == 0) {
          LockSupport.unpark(waiting);
        }
      }
    }
  }

  private void pause(int looks) {
    if (looks < LOOKS) {
      Thread.onSpinWait();
    } else {
      LockSupport.park(this);
    }
  }

  private static void rethrow(@Nullable Throwable thrown) {
    switch (thrown) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(thrown);
    }
  }

  private void serve() {
    long done = 0;
    while (!closed) {
      for (int looks = 0; round.get() == done && !closed; looks++) {
        pause(looks);
      }
      done = round.get();
      takeLots();
    }
  }

  /** Its threads end. */
  @Override
  public void close() {
    closed = true;
    for (Thread hand : hands) {
      LockSupport.unpark(hand);
    }
  }
}

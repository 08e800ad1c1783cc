package io.farmhand.queue;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One thread that takes leases from a queue, and whether it should go on doing so. */
public final class Taker {
  private volatile @Nullable Thread thread;
  private volatile boolean signalled;

  /** Guarded by the queue's lock. */
  boolean retired;

  /** Guarded by the queue's lock: {@code take} has told it to stop. */
  boolean gone;

  /** Guarded by the queue's lock: it was woken to look for work. */
  boolean called;

  private volatile boolean idle = true;

  /** A taker for one thread. */
  public Taker() {}

  /** Whether it holds no lease. */
  public boolean idle() {
    return idle;
  }

  void idle(boolean now) {
    idle = now;
  }

  void signal() {
    signalled = true;
    LockSupport.unpark(thread);
  }

  void await() {
    thread = Thread.currentThread();
    while (!signalled) {
      LockSupport.park(this);
      // An interrupt aimed at a task that has just ended must not keep this thread from parking.
      Thread.interrupted();
    }
    signalled = false;
  }
}

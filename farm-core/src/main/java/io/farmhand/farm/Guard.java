package io.farmhand.farm;

import io.farmhand.queue.Lease;
import org.jspecify.annotations.Nullable;

/** Sees to it that an interrupt meant for one task never hits another one of the same thread. */
final class Guard {
  private @Nullable Thread thread;
  private @Nullable Lease<?, ?> lease;
  private int index;

  synchronized void begin(Lease<?, ?> newLease, int newIndex) {
    thread = Thread.currentThread();
    lease = newLease;
    index = newIndex;
  }

  synchronized void end() {
    lease = null;
    // An interrupt that came too late for its task is nobody else's business.
    Thread.interrupted();
  }

  synchronized boolean isWorkingOn(Lease<?, ?> aLease, int anIndex) {
    return aLease.equals(lease) && index == anIndex;
  }

  /** Interrupts the attempt at task {@code anIndex} of {@code aLease} if it is under way. */
  synchronized void interrupt(Lease<?, ?> aLease, int anIndex) {
    if (isWorkingOn(aLease, anIndex) && thread != null) {
      thread.interrupt();
    }
  }

  /** Interrupts whatever attempt at {@code task} is under way. */
  synchronized void interrupt(Object task) {
    if (lease != null && thread != null && lease.task(index).equals(task)) {
      thread.interrupt();
    }
  }
}

package io.farmhand.function;

import java.time.Duration;

/**
 * The tasks that may be under way at once, and the exchanges that must end before the worker may.
 *
 * <p>A slot is free again before the answer is sent, so that whoever has the answer may send the
 * next task at once; the exchange ends after it.
 */
final class Slots {
  private final int count;
  private int busy;
  private int exchanges;
  private boolean stopping;

  /** What a request meets. */
  enum Admission {
    ADMITTED,
    BUSY,
    STOPPING
  }

  Slots(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  /** Whether a task would be admitted now. */
  synchronized Admission state() {
    if (stopping) {
      return Admission.STOPPING;
    }
    return busy < count ? Admission.ADMITTED : Admission.BUSY;
  }

  /** Takes a slot, and begins an exchange, if there is one to take. */
  synchronized Admission acquire() {
    Admission admission = state();
    if (admission == Admission.ADMITTED) {
      busy++;
      exchanges++;
    }
    return admission;
  }

  synchronized void release() {
    busy--;
  }

  synchronized void endExchange() {
    exchanges--;
    notifyAll();
  }

  synchronized void stop() {
    stopping = true;
  }

  /** Waits until no exchange is under way; false when some still are after {@code patience}. */
  synchronized boolean awaitEnd(Duration patience) throws InterruptedException {
    long end = Clock.nanos() + patience.toNanos();
    while (exchanges > 0) {
      long left = (end - Clock.nanos()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}

package io.farmhand.function;

/** The one class of this module that reads a clock: it sees no other module's time. */
final class Clock {
  private Clock() {}

  /** Monotonic nanoseconds from an arbitrary origin. */
  static long nanos() {
    return System.nanoTime();
  }
}

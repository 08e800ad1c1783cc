package io.farmhand.monitor;

/**
 * A count that changes over time, and its integral. Changes may be told late and out of order; the
 * integral is exact all the same.
 */
final class Level {
  private static final long MOST_NANOS = 1L << 60;

  private long count;
  private long integral;
  private double earlierSeconds;
  private long last;

  Level(long startNanos) {
    last = startNanos;
  }

  void add(long change, long nanos) {
    long step = nanos - last;
    if (step > 0) {
      integral += count * step;
      last = nanos;
    } else {
      integral -= change * step;
    }
    count += change;
    if (integral > MOST_NANOS) {
      earlierSeconds += integral * 1e-9;
      integral = 0;
    }
  }

  void set(long value, long nanos) {
    add(value - count, nanos);
  }

  long count() {
    return count;
  }

  /** The integral up to {@code nanos}, in seconds. */
  double seconds(long nanos) {
    return earlierSeconds + (integral + count * (nanos - last)) * 1e-9;
  }
}

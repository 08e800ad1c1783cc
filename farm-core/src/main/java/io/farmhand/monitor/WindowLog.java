package io.farmhand.monitor;

/**
 * Sums over the last stretch of time, kept in a ring of slices: constant work per event, and an
 * error of at most one slice at the far end of the window.
 */
final class WindowLog {
  private static final int SLICES = 64;

  private final long sliceNanos;
  private final Slice[] ring = new Slice[2 * SLICES];
  private final long origin;

  /** The slice of the latest event: the next one is likely to be there too. */
  private Slice at;

  WindowLog(long windowNanos, long originNanos) {
    sliceNanos = Math.max(1, windowNanos / SLICES);
    origin = originNanos;
    for (int i = 0; i < ring.length; i++) {
      ring[i] = new Slice();
    }
    at = find(originNanos);
  }

  /** The slice of a moment. */
  Slice at(long nanos) {
    return nanos - at.from >= 0 && nanos - at.from < sliceNanos ? at : find(nanos);
  }

  private Slice find(long nanos) {
    long number = Math.floorDiv(nanos - origin, sliceNanos);
    Slice slice = ring[(int) Math.floorMod(number, (long) ring.length)];
    if (slice.number < number) {
      slice.clear(number, origin + number * sliceNanos);
    }
    if (slice.number > number) {
      // What was told so late is in no window any more.
      return new Slice();
    }
    at = slice;
    return slice;
  }

  /** The sums over the window that ends at {@code nanos}. */
  Slice sum(long nanos) {
    long newest = Math.floorDiv(nanos - origin, sliceNanos);
    // A moment on a slice's edge belongs to the window before it, not to an empty slice after it.
    if (Math.floorMod(nanos - origin, sliceNanos) == 0) {
      newest--;
    }
    Slice sum = new Slice();
    for (Slice slice : ring) {
      if (slice.number > newest - SLICES && slice.number <= newest + 1) {
        sum.add(slice);
      }
    }
    return sum;
  }

  /** Sums of one slice, times in seconds. */
  static final class Slice {
    private long number = Long.MIN_VALUE;
    private long from;
    long arrivals;
    long completions;
    long served;
    long onTime;
    double sojourn;
    double maxSojourn;
    double wait;
    double service;
    double serviceSquared;
    long withDeadline;
    double slack;
    double slackSquared;

    private void clear(long newNumber, long newFrom) {
      number = newNumber;
      from = newFrom;
      arrivals = 0;
      completions = 0;
      served = 0;
      onTime = 0;
      sojourn = 0;
      maxSojourn = 0;
      wait = 0;
      service = 0;
      serviceSquared = 0;
      withDeadline = 0;
      slack = 0;
      slackSquared = 0;
    }

    private void add(Slice other) {
      arrivals += other.arrivals;
      completions += other.completions;
      served += other.served;
      onTime += other.onTime;
      sojourn += other.sojourn;
      maxSojourn = Math.max(maxSojourn, other.maxSojourn);
      wait += other.wait;
      service += other.service;
      serviceSquared += other.serviceSquared;
      withDeadline += other.withDeadline;
      slack += other.slack;
      slackSquared += other.slackSquared;
    }
  }
}

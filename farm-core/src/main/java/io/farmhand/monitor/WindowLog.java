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

  /** The sums to which what happens at a moment is added. */
  WindowSums at(long nanos) {
    Slice slice = nanos - at.from >= 0 && nanos - at.from < sliceNanos ? at : find(nanos);
    return slice.sums;
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
  WindowSums sum(long nanos) {
    long newest = Math.floorDiv(nanos - origin, sliceNanos);
    // A moment on a slice's edge belongs to the window before it, not to an empty slice after it.
    if (Math.floorMod(nanos - origin, sliceNanos) == 0) {
      newest--;
    }
    WindowSums sum = new WindowSums();
    for (Slice slice : ring) {
      if (slice.number > newest - SLICES && slice.number <= newest + 1) {
        sum.add(slice.sums);
      }
    }
    return sum;
  }

  private static final class Slice {
    private final WindowSums sums = new WindowSums();
    private long number = Long.MIN_VALUE;
    private long from;

    private void clear(long newNumber, long newFrom) {
      number = newNumber;
      from = newFrom;
      sums.clear();
    }
  }
}

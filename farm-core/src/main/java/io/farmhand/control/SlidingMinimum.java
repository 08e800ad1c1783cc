package io.farmhand.control;

/** The smallest of the values added within a window of time, in amortised constant time. */
final class SlidingMinimum {
  private final long windowNanos;
  private long[] times = new long[16];
  private int[] values = new int[16];
  private int head;
  private int size;

  /** With a window of zero only the value added last counts. */
  SlidingMinimum(long windowNanos) {
    this.windowNanos = windowNanos;
  }

  /** Adds {@code value} and returns the smallest that is younger than the window. */
  int add(long nowNanos, int value) {
    while (size > 0 && nowNanos - times[head] >= windowNanos) {
      head = slot(1);
      size--;
    }
    while (size > 0 && values[slot(size - 1)] >= value) {
      size--;
    }
    if (size == values.length) {
      grow();
    }
    times[slot(size)] = nowNanos;
    values[slot(size)] = value;
    size++;
    return values[head];
  }

  private int slot(int offset) {
    return (head + offset) & (values.length - 1);
  }

  private void grow() {
    long[] moreTimes = new long[times.length * 2];
    int[] moreValues = new int[values.length * 2];
    for (int i = 0; i < size; i++) {
      moreTimes[i] = times[slot(i)];
      moreValues[i] = values[slot(i)];
    }
    times = moreTimes;
    values = moreValues;
    head = 0;
  }
}

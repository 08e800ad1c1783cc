package io.farmhand.queue;

import io.farmhand.task.FarmClosedException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Where producers hand in tasks without a lock: a bounded ring with many producers and one consumer
 * at a time. Its bound counts the tasks that were handed in and not yet {@linkplain #free freed},
 * so that a slow consumer of results holds up producers too.
 */
final class Ingress<T extends QueuedTask> {
  // One counter a cache line, so that producers and collector do not slow each other down.
  private static final int TAIL = 16;
  private static final int FREED = 32;
  private static final int LIMIT = 48;
  private static final long CLOSED = Long.MIN_VALUE;

  private final int capacity;
  private final AtomicLongArray counters = new AtomicLongArray(64);
  private final AtomicReferenceArray<@Nullable T> ring;
  private final int mask;
  private long drained;

  Ingress(int capacity) {
    if (capacity < 1 || capacity > 1 << 28) {
      throw new IllegalArgumentException(
          "capacity = " + capacity + ", must be between 1 and " + (1 << 28));
    }
    this.capacity = capacity;
    int size = Integer.highestOneBit(2 * capacity - 1);
    this.ring = new AtomicReferenceArray<>(size);
    this.mask = size - 1;
    counters.set(LIMIT, capacity);
  }

  /**
   * Hands in a task and numbers it.
   *
   * @return false when there is no room
   * @throws FarmClosedException when closed
   */
  boolean offer(T task) {
    long place;
    do {
      place = counters.get(TAIL);
      if (place < 0) {
        throw new FarmClosedException();
      }
      if (place >= counters.get(LIMIT) && !roomAt(place)) {
        return false;
      }
    } while (!counters.compareAndSet(TAIL, place, place + 1));
    task.number(place);
    ring.setRelease((int) place & mask, task);
    return true;
  }

  private boolean roomAt(long place) {
    long limit = counters.get(FREED) + capacity;
    counters.set(LIMIT, limit);
    return place < limit;
  }

  /** The next task for the consumer, or null when there is none or its producer is not done. */
  @Nullable T poll() {
    int slot = (int) drained & mask;
    T task = ring.getAcquire(slot);
    if (task != null) {
      ring.setPlain(slot, null);
      drained++;
    }
    return task;
  }

  /** Tasks handed in, or about to be, that the consumer has not seen. */
  int pending() {
    return (int) (count() - drained);
  }

  /** Whether the consumer has seen the first {@code count} that were handed in. */
  boolean hasDrained(long count) {
    return drained >= count;
  }

  /** Tasks handed in so far. */
  long count() {
    return counters.get(TAIL) & ~CLOSED;
  }

  /** Tasks handed in and not yet freed. */
  long held() {
    return count() - counters.get(FREED);
  }

  boolean hasRoom() {
    return held() < capacity;
  }

  /** Makes room for {@code count} more. Only one thread at a time. */
  void free(int count) {
    counters.set(FREED, counters.get(FREED) + count);
  }

  void close() {
    counters.getAndUpdate(TAIL, tail -> tail | CLOSED);
  }
}

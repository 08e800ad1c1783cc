package io.farmhand.queue;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A line in order of arrival. New arrivals cost one array write; a task that comes back after a
 * failed attempt takes the place of its arrival again.
 */
final class FifoLine<T extends QueuedTask> implements WaitingLine<T> {
  private final HeapLine<T> returned = new HeapLine<>(QueuedTask::id);
  private @Nullable QueuedTask[] ring = new QueuedTask[64];
  private long head;
  private long tail;
  private long lastId = -1;
  private int holes;

  @Override
  public void add(T task) {
    if (task.id() <= lastId) {
      returned.add(task);
      return;
    }
    if (tail - head == ring.length) {
      grow();
    }
    lastId = task.id();
    put(task);
  }

  @Override
  public @Nullable T poll(long nowNanos) {
    T first = first();
    T back = returned.peek();
    if (back != null && (first == null || back.id() < first.id())) {
      return returned.poll();
    }
    if (first != null) {
      ring[slot(head++)] = null;
      first.position = ABSENT;
    }
    return first;
  }

  @Override
  public boolean remove(T task) {
    if (task.position < 0) {
      return false;
    }
    int at = slot(task.position);
    if (!task.equals(ring[at])) {
      return returned.remove(task);
    }
    ring[at] = null;
    task.position = ABSENT;
    holes++;
    return true;
  }

  @Override
  public int size() {
    return (int) (tail - head) - holes + returned.size();
  }

  @Override
  @SuppressWarnings("unchecked") // only add() stores tasks
  public void forEach(Consumer<? super T> visitor) {
    returned.forEach(visitor);
    for (long at = head; at < tail; at++) {
      QueuedTask task = ring[slot(at)];
      if (task != null) {
        visitor.accept((T) task);
      }
    }
  }

  /** Places for arrivals, taken or not. */
  int slots() {
    return ring.length;
  }

  @SuppressWarnings("unchecked") // only add() stores tasks
  private @Nullable T first() {
    while (head < tail) {
      QueuedTask task = ring[slot(head)];
      if (task != null) {
        return (T) task;
      }
      head++;
      holes--;
    }
    return null;
  }

  private int slot(long place) {
    return (int) (place & (ring.length - 1));
  }

  /** Closes the holes, in a larger ring unless they make up half of this one. */
  private void grow() {
    int tasks = (int) (tail - head) - holes;
    @Nullable QueuedTask[] old = ring;
    long at = head;
    ring = new QueuedTask[2 * tasks > old.length ? 2 * old.length : old.length];
    head = 0;
    tail = 0;
    holes = 0;
    for (; tail < tasks; at++) {
      QueuedTask task = old[(int) (at & (old.length - 1))];
      if (task != null) {
        put(task);
      }
    }
  }

  private void put(QueuedTask task) {
    ring[slot(tail)] = task;
    // The low bits of the place are enough to find it again.
    task.position = (int) (tail++ & Integer.MAX_VALUE);
  }
}

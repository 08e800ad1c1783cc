package io.farmhand.queue;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A line in ascending order of a key, then of arrival: a binary heap that knows each place. */
final class HeapLine<T extends QueuedTask> implements WaitingLine<T> {
  private final ToLongFunction<QueuedTask> key;
  private long[] keys = new long[16];
  private @Nullable QueuedTask[] tasks = new QueuedTask[16];
  private int size;

  HeapLine(ToLongFunction<QueuedTask> key) {
    this.key = key;
  }

  @Override
  public void add(T task) {
    if (size == tasks.length) {
      tasks = Arrays.copyOf(tasks, 2 * size);
      keys = Arrays.copyOf(keys, 2 * size);
    }
    siftUp(size++, task, key.applyAsLong(task));
  }

  @Override
  public @Nullable T poll(long nowNanos) {
    return poll();
  }

  /** Removes and returns the first task, or null. */
  @Nullable T poll() {
    T head = peek();
    if (head != null) {
      removeAt(0);
    }
    return head;
  }

  /** The first task, or null. */
  @SuppressWarnings("unchecked") // only add() stores tasks
  @Nullable T peek() {
    return (T) tasks[0];
  }

  /** The key of the first task; only for a line that is not empty. */
  long firstKey() {
    return keys[0];
  }

  @Override
  public boolean remove(T task) {
    int at = task.position;
    if (at < 0 || at >= size || !task.equals(tasks[at])) {
      return false;
    }
    removeAt(at);
    return true;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  @SuppressWarnings("unchecked") // only add() stores tasks
  public void forEach(Consumer<? super T> visitor) {
    for (int i = 0; i < size; i++) {
      visitor.accept((T) at(i));
    }
  }

  private void removeAt(int at) {
    at(at).position = ABSENT;
    size--;
    QueuedTask last = at(size);
    long lastKey = keys[size];
    tasks[size] = null;
    if (at < size) {
      siftDown(at, last, lastKey);
      if (last.equals(tasks[at])) {
        siftUp(at, last, lastKey);
      }
    }
  }

  private void siftUp(int from, QueuedTask task, long taskKey) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      QueuedTask above = at(parent);
      if (!before(taskKey, task, keys[parent], above)) {
        break;
      }
      put(at, above, keys[parent]);
      at = parent;
    }
    put(at, task, taskKey);
  }

  private void siftDown(int from, QueuedTask task, long taskKey) {
    int at = from;
    while (2 * at + 1 < size) {
      int child = firstOfPair(2 * at + 1);
      if (!before(keys[child], at(child), taskKey, task)) {
        break;
      }
      put(at, at(child), keys[child]);
      at = child;
    }
    put(at, task, taskKey);
  }

  private int firstOfPair(int left) {
    int right = left + 1;
    if (right == size) {
      return left;
    }
    long leftKey = keys[left];
    long rightKey = keys[right];
    if (leftKey == rightKey) {
      return at(right).id() < at(left).id() ? right : left;
    }
    // On its own, so that it compiles to a conditional move: no one can foretell the branch.
    return rightKey < leftKey ? right : left;
  }

  private void put(int at, QueuedTask task, long taskKey) {
    tasks[at] = task;
    keys[at] = taskKey;
    task.position = at;
  }

  private QueuedTask at(int index) {
    return Objects.requireNonNull(tasks[index]);
  }

  private static boolean before(long keyA, QueuedTask a, long keyB, QueuedTask b) {
    return keyA < keyB || (keyA == keyB && a.id() < b.id());
  }
}

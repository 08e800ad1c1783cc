package io.farmhand.sim.simulation;

import java.util.Arrays;

/**
 * The workers that hold a task, in the order in which they finish; of two that finish at the same
 * moment, the one that began first.
 *
 * <p>A sorted array: new ends are almost always among the last, so that few places move, and taking
 * the first moves none. Before the first stand ends that are over, behind the last one that never
 * comes, so that neither search nor look-up has to ask whether anyone works.
 */
final class BusyWorkers {
  private static final long NEVER = Long.MAX_VALUE;

  /** Places that {@link #add} looks at together. */
  private static final int AT_ONCE = 4;

  private long[] ends = new long[128];
  private int[] workers = new int[128];
  private int[] taskOf = new int[16];
  private int head;
  private int tail;

  BusyWorkers() {
    clear();
  }

  void clear() {
    head = AT_ONCE;
    tail = AT_ONCE;
    Arrays.fill(ends, 0, head, -1);
    ends[head] = NEVER;
  }

  int count() {
    return tail - head;
  }

  /** When the first one finishes; {@link Long#MAX_VALUE} when none works. */
  long firstEnd() {
    return ends[head];
  }

  int firstTask() {
    return taskOf[workers[head]];
  }

  int firstWorker() {
    return workers[head];
  }

  void removeFirst() {
    head++;
  }

  /**
   * A worker has begun.
   *
   * @param end when it finishes, not before the last end that was removed
   */
  void add(long end, int task, int worker) {
    if (tail + 1 == ends.length) {
      makeRoom();
    }
    if (worker >= taskOf.length) {
      taskOf = Arrays.copyOf(taskOf, 2 * worker);
    }
    taskOf[worker] = task;
    int at = tail++;
    ends[at + 1] = NEVER;
    int later = AT_ONCE;
    while (later == AT_ONCE) {
      later = moveLater(end, at);
      at -= later;
    }
    ends[at] = end;
    workers[at] = worker;
  }

  /**
   * Moves those of the places before {@code at} that finish later than {@code end} up by one; how
   * many did. Without a branch, as where the new end belongs is a matter of chance.
   */
  private int moveLater(long end, int at) {
    return moveIfLater(end, at - 1)
        + moveIfLater(end, at - 2)
        + moveIfLater(end, at - 3)
        + moveIfLater(end, at - 4);
  }

  private int moveIfLater(long end, int at) {
    long other = ends[at];
    int later = (int) ((end - other) >>> (Long.SIZE - 1));
    ends[at + later] = other;
    workers[at + later] = workers[at];
    return later;
  }

  /** Moves all to the begin, in larger arrays unless they fill less than half of these. */
  private void makeRoom() {
    int count = count();
    int size = 2 * count + 2 * AT_ONCE > ends.length ? 2 * ends.length : ends.length;
    long[] roomyEnds = size > ends.length ? new long[size] : ends;
    int[] roomyWorkers = size > ends.length ? new int[size] : workers;
    // With the ends before the first and the one behind the last.
    System.arraycopy(ends, head - AT_ONCE, roomyEnds, 0, count + AT_ONCE + 1);
    System.arraycopy(workers, head, roomyWorkers, AT_ONCE, count);
    ends = roomyEnds;
    workers = roomyWorkers;
    head = AT_ONCE;
    tail = count + AT_ONCE;
  }
}

package io.farmhand.sim.simulation;

/**
 * The workers that hold a task, in the order in which they finish; of two that finish at the same
 * moment, the one that began first.
 *
 * <p>A sorted array: new ends are almost always among the last, so that few places move, and taking
 * the first moves none.
 */
final class BusyWorkers {
  private long[] ends = new long[64];
  private int[] tasks = new int[64];
  private int[] workers = new int[64];
  private int head;
  private int tail;

  void clear() {
    head = 0;
    tail = 0;
  }

  int count() {
    return tail - head;
  }

  /** When the first one finishes; {@link Long#MAX_VALUE} when none works. */
  long firstEnd() {
    return head == tail ? Long.MAX_VALUE : ends[head];
  }

  int firstTask() {
    return tasks[head];
  }

  int firstWorker() {
    return workers[head];
  }

  void removeFirst() {
    head++;
  }

  void add(long end, int task, int worker) {
    if (tail == ends.length) {
      makeRoom();
    }
    int at = tail++;
    while (at > head && ends[at - 1] > end) {
      ends[at] = ends[at - 1];
      tasks[at] = tasks[at - 1];
      workers[at] = workers[at - 1];
      at--;
    }
    ends[at] = end;
    tasks[at] = task;
    workers[at] = worker;
  }

  private void makeRoom() {
    int count = count();
    int size = 2 * count > ends.length ? 2 * ends.length : ends.length;
    ends = moved(ends, new long[size], count);
    tasks = moved(tasks, new int[size], count);
    workers = moved(workers, new int[size], count);
    head = 0;
    tail = count;
  }

  private <A> A moved(A from, A to, int count) {
    System.arraycopy(from, head, to, 0, count);
    return to;
  }
}

package io.farmhand.sim.simulation;

import java.util.Arrays;

/**
 * The services of a run in the order in which they end; of two that end at the same moment, the one
 * that began first. Those that are over come first, then those under way.
 *
 * <p>A sorted array of keys: when a service ends, and in the low bits the number of its begin. A
 * new one is almost always among the last, so that few places move, and ending the first moves
 * none. Before the first stand keys that are over, behind the last ones that never come, so that
 * neither search nor look-up has to ask whether anyone works.
 *
 * <p>From the first service whose key has no room for its number, as in a long run of very many
 * tasks, the numbers stand in an array of their own.
 */
final class Services {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long BEFORE_ZERO = -1;

  /** Places that are looked at together, without a branch. */
  private static final int AT_ONCE = 4;

  /** Keys that may be looked at from the first on, though they never come. */
  private static final int AHEAD = 2;

  // What InOrder keeps in local variables while it serves.
  long[] keys = {};
  int[] workers = {};
  int bits;
  int mask;
  int begun;
  int over;
  int head;
  int tail;

  /** The task of each begin; where tasks begin in the order of arrival, the one of its number. */
  private int[] tasks = {};

  private int[] numbers = {};

  /** None yet, with room for all of a run. */
  void clear(int size) {
    int places = AT_ONCE + size + AHEAD;
    if (keys.length < places) {
      keys = new long[places + size / 4];
    }
    bits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
    mask = (1 << bits) - 1;
    if (tasks.length <= mask) {
      tasks = new int[mask + 1];
      workers = new int[mask + 1];
      Arrays.setAll(tasks, begin -> begin);
    }
    begun = 0;
    over = AT_ONCE;
    head = AT_ONCE;
    tail = AT_ONCE;
    Arrays.fill(keys, 0, head, BEFORE_ZERO);
    Arrays.fill(keys, head, keys.length, NEVER);
  }

  /** How many have begun. */
  int begun() {
    return begun;
  }

  /** How many are over. */
  int over() {
    return over - AT_ONCE;
  }

  /** When one ended that is over, counted from the first of all. */
  long overAt(int place) {
    return keys[AT_ONCE + place] >> bits;
  }

  /** The task of one that is over, counted from the first of all. */
  int taskOver(int place) {
    return tasks[number(AT_ONCE + place)];
  }

  /** How many are under way. */
  int busy() {
    return tail - head;
  }

  /** When the first one ends; {@link Long#MAX_VALUE} when none is under way. */
  long firstEnd() {
    long first = keys[head];
    return first == NEVER ? NEVER : first >> bits;
  }

  /**
   * When the one at a place ends, counted from the first that is under way; -1 is the one that
   * ended last, before time zero if there was none.
   */
  long end(int place) {
    return keys[head + place] >> bits;
  }

  /** The worker of the one at a place. */
  int worker(int place) {
    return workers[number(head + place)];
  }

  /** The task of the first one. */
  int firstTask() {
    return tasks[number(head)];
  }

  private int number(int at) {
    return packed() ? (int) keys[at] & mask : numbers[at];
  }

  /** Whether every key has the number of its begin. */
  boolean packed() {
    return bits > 0;
  }

  /** The last moment that a key with a number has room for. */
  long latest() {
    return (NEVER >> bits) - 1;
  }

  /** The first one is over. */
  void endFirst() {
    if (over < head) {
      move(head, over, 1);
    }
    over++;
    head++;
  }

  /** The first one was in vain, and is not counted among those that are over. */
  void forgetFirst() {
    head++;
  }

  /**
   * One has begun.
   *
   * @param end when it ends, not before any that is over
   */
  void begin(long end, int task, int worker) {
    if (packed() && (begun > mask || end > latest())) {
      unpack();
    }
    if (tail + AHEAD == keys.length) {
      closeGap();
    }
    if (begun == tasks.length) {
      tasks = Arrays.copyOf(tasks, 2 * begun);
      workers = Arrays.copyOf(workers, 2 * begun);
    }
    tasks[begun] = task;
    workers[begun] = worker;
    if (packed()) {
      insert(keys, tail++, (end << bits) | begun++);
    } else {
      insertUnpacked(end, begun++);
    }
  }

  /**
   * Puts a key in its place among those before {@code at}, which are sorted: each place gets the
   * middle one of itself, the one before it and the new one. Where a key belongs is a matter of
   * chance, and two places from the end on average, so that a search would cost more than four
   * places without a branch.
   */
  static void insert(long[] keys, int at, long key) {
    long later = Long.MAX_VALUE;
    for (int end = at; later > key; end -= AT_ONCE) {
      long one = keys[end - 1];
      long two = keys[end - 2];
      long three = keys[end - 3];
      later = keys[end - 4];
      keys[end] = Math.max(one, key);
      keys[end - 1] = Math.min(one, Math.max(two, key));
      keys[end - 2] = Math.min(two, Math.max(three, key));
      keys[end - 3] = Math.min(three, Math.max(later, key));
    }
  }

  private void insertUnpacked(long end, int number) {
    int at = tail++;
    for (; keys[at - 1] > end; at--) {
      move(at - 1, at, 1);
    }
    keys[at] = end;
    numbers[at] = number;
  }

  /** Services were added and ended, none of them in vain. */
  void served(int newBegun, int newHead, int newTail) {
    begun = newBegun;
    over = newHead;
    head = newHead;
    tail = newTail;
  }

  /** From now on, numbers stand beside the keys. */
  void unpack() {
    numbers = new int[keys.length];
    for (int at = AT_ONCE; at < tail; at++) {
      numbers[at] = number(at);
      keys[at] >>= bits;
    }
    bits = 0;
  }

  /** Moves those under way to those that are over: there is room for each task once. */
  private void closeGap() {
    int busy = busy();
    move(head, over, busy);
    head = over;
    tail = over + busy;
    Arrays.fill(keys, tail, keys.length, NEVER);
  }

  private void move(int from, int to, int count) {
    System.arraycopy(keys, from, keys, to, count);
    if (!packed()) {
      System.arraycopy(numbers, from, numbers, to, count);
    }
  }
}

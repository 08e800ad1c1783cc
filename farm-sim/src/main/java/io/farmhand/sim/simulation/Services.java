package io.farmhand.sim.simulation;

import java.util.Arrays;

/**
 * The services of a run in the order in which they end; of two that end at the same moment, the one
 * that began first. Those that are over come first, then those under way.
 *
 * <p>A sorted array: a new end is almost always among the last, so that few places move, and ending
 * the first moves none. Before the first stand ends that are over, behind the last ones that never
 * come, so that neither search nor look-up has to ask whether anyone works.
 */
final class Services {
  /** Places that are looked at together, without a branch. */
  private static final int AT_ONCE = 4;

  private static final long NEVER = Long.MAX_VALUE;
  private static final long BEFORE_ZERO = -1;

  private long[] ends = {};
  private long[] holds = {};
  private int over;
  private int head;
  private int tail;

  /** None yet, with room for all of a run. */
  void clear(int tasks) {
    int places = AT_ONCE + tasks + 1;
    if (ends.length < places) {
      ends = new long[places + tasks / 4];
      holds = new long[ends.length];
    }
    over = AT_ONCE;
    head = AT_ONCE;
    tail = AT_ONCE;
    Arrays.fill(ends, 0, head, BEFORE_ZERO);
    Arrays.fill(ends, head, ends.length, NEVER);
  }

  /** How many are over. */
  int over() {
    return over - AT_ONCE;
  }

  /** When one ended that is over, counted from the first of all. */
  long overAt(int place) {
    return ends[AT_ONCE + place];
  }

  /** The task of one that is over, counted from the first of all. */
  int taskOver(int place) {
    return task(holds[AT_ONCE + place]);
  }

  /** How many are under way. */
  int busy() {
    return tail - head;
  }

  /** When the first one ends; {@link Long#MAX_VALUE} when none is under way. */
  long firstEnd() {
    return ends[head];
  }

  /**
   * When the one at a place ends, counted from the first that is under way; -1 is the one that
   * ended last, before time zero if there was none.
   */
  long end(int place) {
    return ends[head + place];
  }

  /** The worker of the one at a place. */
  int worker(int place) {
    return (int) holds[head + place];
  }

  /** The task of the first one. */
  int firstTask() {
    return task(holds[head]);
  }

  private static int task(long hold) {
    return (int) (hold >>> Integer.SIZE);
  }

  /** The first one is over. */
  void endFirst() {
    if (over < head) {
      ends[over] = ends[head];
      holds[over] = holds[head];
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
    if (tail + 1 == ends.length) {
      closeGap();
    }
    int at = tail++;
    int later = AT_ONCE;
    while (later == AT_ONCE) {
      later = moveLater(end, at);
      at -= later;
    }
    ends[at] = end;
    holds[at] = ((long) task << Integer.SIZE) | worker;
  }

  /** Moves those of the places before {@code at} that end later than {@code end} up by one. */
  private int moveLater(long end, int at) {
    return moveIfLater(end, at - 1)
        + moveIfLater(end, at - 2)
        + moveIfLater(end, at - 3)
        + moveIfLater(end, at - 4);
  }

  /** Without a branch, as when tasks end is a matter of chance. */
  private int moveIfLater(long end, int at) {
    long other = ends[at];
    int later = (int) ((end - other) >>> (Long.SIZE - 1));
    ends[at + later] = other;
    holds[at + later] = holds[at];
    return later;
  }

  /** Moves those under way to those that are over: there is room for each task once. */
  private void closeGap() {
    int busy = busy();
    System.arraycopy(ends, head, ends, over, busy);
    System.arraycopy(holds, head, holds, over, busy);
    head = over;
    tail = over + busy;
    Arrays.fill(ends, tail, ends.length, NEVER);
  }
}

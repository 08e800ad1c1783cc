package io.farmhand.control;

import java.util.Arrays;

/**
 * How likely each number of tasks is in a farm, over time: the birth-death chain of an M/M/c queue
 * whose arrival rate and number of workers change.
 *
 * <p>Its steps are those of the implicit Euler method: of first order, but stable for steps of any
 * length, so that service times of a millisecond need no more of them than those of a minute. A
 * farm of more tasks than there are states has several tasks in each; the means stay right, the
 * spread then comes out too great.
 */
final class QueueChain {
  /** States, the last of them a full farm. */
  static final int STATES = 128;

  private final double bundle;
  private final double[] share = new double[STATES];
  private final double[] ratio = new double[STATES];

  /**
   * A chain in which nothing is likely yet.
   *
   * @param most tasks of a full farm
   */
  QueueChain(double most) {
    bundle = Math.max(1, most / (STATES - 1));
  }

  /** Tasks in a state. */
  double tasks(int state) {
    return state * bundle;
  }

  /** Begins with a number of tasks, at most those of a full farm. */
  void begin(double tasks) {
    double state = Math.clamp(tasks / bundle, 0, STATES - 1);
    int below = Math.min((int) state, STATES - 2);
    Arrays.fill(share, 0);
    share[below] = below + 1 - state;
    share[below + 1] = state - below;
  }

  /** Becomes as {@code other} is. */
  void copy(QueueChain other) {
    System.arraycopy(other.share, 0, share, 0, STATES);
  }

  /**
   * Lets time pass.
   *
   * @param arrivalsPerSecond arrival rate, at least 0
   * @param workers workers that can take tasks
   * @param serviceSeconds mean service time, above 0
   */
  void advance(double seconds, double arrivalsPerSecond, double workers, double serviceSeconds) {
    double up = seconds * arrivalsPerSecond / bundle;
    double perTask = seconds / serviceSeconds / bundle;
    double down = 0;
    double above = 0;
    for (int i = 0; i < STATES; i++) {
      double next = i + 1 < STATES ? perTask * Math.min(tasks(i + 1), workers) : 0;
      double leaving = (i + 1 < STATES ? up : 0) + down;
      double pivot = 1 / (1 + leaving - (i > 0 ? up * ratio[i - 1] : 0));
      ratio[i] = next * pivot;
      above = (share[i] + up * above) * pivot;
      share[i] = above;
      down = next;
    }
    for (int i = STATES - 2; i >= 0; i--) {
      share[i] += ratio[i] * share[i + 1];
    }
  }

  /** The mean number of tasks above a number of workers. */
  double meanAbove(double workers) {
    double mean = 0;
    for (int i = 0; i < STATES; i++) {
      mean += share[i] * Math.max(0, tasks(i) - workers);
    }
    return mean;
  }

  /** The mean of a value of each state. */
  double mean(double[] values) {
    double mean = 0;
    for (int i = 0; i < STATES; i++) {
      mean += share[i] * values[i];
    }
    return mean;
  }
}

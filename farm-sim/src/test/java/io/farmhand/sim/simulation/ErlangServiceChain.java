package io.farmhand.sim.simulation;

import java.util.Arrays;

/**
 * The queue M/E2/c at rest, exactly: a Markov chain of the tasks in the farm and of those in the
 * first of the two stages of their service, solved by sweeps over its balance equations.
 */
final class ErlangServiceChain {
  private static final double NEGLIGIBLE = 1e-12;
  private static final int MOST_SWEEPS = 20_000;

  private final int servers;
  private final int most;
  private final double arrivals;
  private final double stages;
  private final double[][] states;

  private ErlangServiceChain(int servers, int most, double arrivals, double service) {
    this.servers = servers;
    this.most = most;
    this.arrivals = arrivals;
    stages = 2 / service;
    states = new double[most + 1][servers + 1];
    for (int tasks = 0; tasks <= most; tasks++) {
      Arrays.fill(states[tasks], 0, Math.min(tasks, servers) + 1, 1);
    }
  }

  /**
   * The chain at rest.
   *
   * @param service mean service time in seconds
   */
  static ErlangServiceChain of(int servers, double arrivalsPerSecond, double service) {
    double utilization = arrivalsPerSecond * service / servers;
    int most = servers + (int) Math.ceil(Math.log(NEGLIGIBLE) / Math.log(utilization));
    var chain = new ErlangServiceChain(servers, most, arrivalsPerSecond, service);
    double change = 1;
    for (int i = 0; i < MOST_SWEEPS && change > NEGLIGIBLE; i++) {
      change = chain.sweep();
    }
    if (change > NEGLIGIBLE) {
      throw new IllegalStateException("the chain is not at rest, still changing by " + change);
    }
    return chain;
  }

  /** Share of the tasks that wait: they see the farm as time does. */
  double waiting() {
    double sum = 0;
    for (int tasks = servers; tasks <= most; tasks++) {
      sum += sum(tasks);
    }
    return sum;
  }

  /** Mean wait of all tasks in seconds, by Little's law. */
  double waitSeconds() {
    double queue = 0;
    for (int tasks = servers + 1; tasks <= most; tasks++) {
      queue += (tasks - servers) * sum(tasks);
    }
    return queue / arrivals;
  }

  private double sum(int tasks) {
    double sum = 0;
    for (double state : states[tasks]) {
      sum += state;
    }
    return sum;
  }

  /**
   * Solves each balance equation for its own state, up and down, and says by how much it changed.
   */
  private double sweep() {
    double change = 0;
    for (int tasks = 0; tasks <= most; tasks++) {
      change = Math.max(change, balance(tasks));
    }
    for (int tasks = most; tasks >= 0; tasks--) {
      change = Math.max(change, balance(tasks));
    }
    double all = 0;
    for (int tasks = 0; tasks <= most; tasks++) {
      all += sum(tasks);
    }
    for (double[] row : states) {
      for (int first = 0; first < row.length; first++) {
        row[first] /= all;
      }
    }
    return change;
  }

  private double balance(int tasks) {
    double change = 0;
    int busy = Math.min(tasks, servers);
    for (int first = busy; first >= 0; first--) {
      double out = busy * stages + (tasks < most ? arrivals : 0);
      double now = in(tasks, first) / out;
      change = Math.max(change, Math.abs(now - states[tasks][first]));
      states[tasks][first] = now;
    }
    return change;
  }

  /** What flows into a state: by an arrival, a first stage that ends, and a task that leaves. */
  private double in(int tasks, int first) {
    int busy = Math.min(tasks, servers);
    double sum = first < busy ? (first + 1) * stages * states[tasks][first + 1] : 0;
    if (tasks > servers) {
      sum += arrivals * states[tasks - 1][first];
    } else if (tasks > 0 && first > 0) {
      sum += arrivals * states[tasks - 1][first - 1];
    }
    if (tasks < most) {
      boolean next = tasks >= servers;
      int before = next ? first - 1 : first;
      if (before >= 0) {
        sum += (Math.min(tasks + 1, servers) - before) * stages * states[tasks + 1][before];
      }
    }
    return sum;
  }
}

package io.farmhand.learn.sarsa;

import io.farmhand.control.ActionSet;
import io.farmhand.control.Limits;
import io.farmhand.learn.training.Quantiles;
import io.farmhand.learn.training.Roles;
import io.farmhand.monitor.ObservationView;
import io.farmhand.policy.Tiling;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * States as they are right after an action: what was seen, with the number of workers that the
 * action and the limits lead to. Actions that lead to the same number share what is learned.
 */
final class Afterstates {
  private static final double[] ANY = {};
  private static final double[] QUEUE = {0.5, 1.5, 3.5, 6.5, 10.5, 16.5, 25.5, 40.5, 80.5};
  private static final double[] COARSE_QUEUE = {0.5, 3.5, 8.5, 20.5};

  /** By how much an action of unknown worth is worse than the worst known one. */
  private static final double UNKNOWN = 100;

  private final ObservationView view;
  private final ActionSet actions;
  private final Limits limits;
  private final Roles roles;

  Afterstates(ObservationView view, ActionSet actions, Limits limits) {
    this.view = view;
    this.actions = actions;
    this.limits = limits;
    roles = Roles.of(view);
  }

  ObservationView view() {
    return view;
  }

  ActionSet actions() {
    return actions;
  }

  boolean hasClock() {
    return roles.clock().isPresent();
  }

  /** The number of workers in a state. */
  int workers(float[] observation) {
    return Math.round(observation[roles.workers()]);
  }

  /** The number of workers to which an action leads. */
  int after(int action, int current) {
    long least = Math.max(limits.min(), (long) current - limits.stepDown());
    long most = Math.min(limits.max(), (long) current + limits.stepUp());
    long wanted = actions.target(action, current);
    return (int) Math.clamp(wanted, Math.min(least, most), Math.max(least, most));
  }

  /** Writes the cells of a state that has so many workers now. */
  void cells(AfterstateValues values, float[] observation, int workers, int[] into) {
    float[] after = observation.clone();
    after[roles.workers()] = workers;
    values.cells(after, into);
  }

  /**
   * Three tilings, from coarse to fine: the workers at each time; with the queue; with the arrival
   * rate and roughly the queue. Without a clock the arrival rate stands in for the time. Each
   * number of workers has its bin.
   */
  List<Tiling> tilings(Quantiles seen, SarsaSettings settings) {
    OptionalInt clock = roles.clock();
    double[] rates = seen.edges(roles.arrivals(), settings.arrivalBins());
    if (clock.isEmpty()) {
      return List.of(tiling(ANY, rates, ANY), tiling(ANY, ANY, QUEUE), tiling(ANY, rates, QUEUE));
    }
    double[] times = seen.edges(clock.getAsInt(), settings.clockBins());
    return List.of(
        tiling(times, ANY, ANY), tiling(times, ANY, QUEUE), tiling(times, rates, COARSE_QUEUE));
  }

  private Tiling tiling(double[] times, double[] rates, double[] queue) {
    double[][] edges = new double[view.size()][0];
    edges[roles.workers()] =
        IntStream.range(limits.min(), limits.max()).mapToDouble(bin -> bin + 0.5).toArray();
    edges[roles.arrivals()] = rates;
    edges[roles.queue()] = queue;
    roles.clock().ifPresent(clock -> edges[clock] = times);
    return Tiling.of(edges);
  }

  /** What a cell is worth after a change of the target or without; NaN when that is not known. */
  @FunctionalInterface
  interface Worth {
    double of(int cell, boolean changed);
  }

  /** The values of actions in the cells of a tiling, from what afterstates are worth. */
  double[] actionValues(Tiling tiling, Worth worth) {
    int size = actions.size();
    double[] values = new double[tiling.cells() * size];
    if (tiling.cells() == 1) {
      return values;
    }
    int stride = stride(tiling);
    int bins = tiling.edges().get(roles.workers()).size() + 1;
    double[] row = new double[size];
    for (int cell = 0; cell < tiling.cells(); cell++) {
      int current = limits.min() + cell / stride % bins;
      for (int action = 0; action < size; action++) {
        int after = after(action, current);
        row[action] = worth.of(cell + (after - current) * stride, after != current);
      }
      settle(row);
      System.arraycopy(row, 0, values, cell * size, size);
    }
    return values;
  }

  private int stride(Tiling tiling) {
    return tiling.edges().subList(roles.workers() + 1, view.size()).stream()
        .mapToInt(edges -> edges.size() + 1)
        .reduce(1, (a, b) -> a * b);
  }

  /** Actions of unknown worth are the worst where others are known, and all alike where none is. */
  private static void settle(double[] row) {
    double worst = Double.POSITIVE_INFINITY;
    for (double value : row) {
      worst = Double.isNaN(value) ? worst : Math.min(worst, value);
    }
    for (int i = 0; i < row.length; i++) {
      if (Double.isNaN(row[i])) {
        row[i] = Double.isInfinite(worst) ? 0 : worst - UNKNOWN;
      }
    }
  }
}

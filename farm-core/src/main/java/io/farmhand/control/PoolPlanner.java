package io.farmhand.control;

import io.farmhand.control.ErlangC.AllowedWait;
import io.farmhand.math.SpecialFunctions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds the cheapest targets for the next steps of a farm, by a {@link QueueChain} under each plan.
 *
 * <p>A plan is one move now and a number of workers to go to from the next step on, both within the
 * limits; every such plan is tried, beyond {@value #FINE_LEVELS} workers from the target in growing
 * strides. It costs what its late tasks, its workers and its changes cost. A task is late that
 * finds more tasks before it when it arrives than the workers then ready take in the time that it
 * may wait. The backlog left at the end makes tasks late as the last ones were, until it is served.
 * Tasks that wait already cost nothing themselves: no plan serves them much earlier.
 *
 * <p>Workers are ready that were asked for throughout the last start-up time, since the pool
 * cancels pending starts first; those that were starting before become ready when they are due.
 */
final class PoolPlanner {
  private static final int PARTS = 4;
  private static final int FINE_LEVELS = 8;
  private static final double STRIDE = 1.25;
  private static final double LEAST_SPARE = 0.1;

  /** A backlog counts for at most so many times as long as a plan. */
  private static final double AFTERMATH = 10;

  private static final double MOST_USEFUL = 1e6;

  /** So many deviations from the mean nothing is left to chance. */
  private static final double CERTAIN = 6;

  private final Setting setting;
  private final Limits limits;
  private final State state;
  private final double partSeconds;
  private final double[] rates;
  private final int[] path;
  private final Set<Integer> levels;
  private final QueueChain first;
  private final QueueChain later;
  private final Map<Integer, double[]> late = new HashMap<>();

  /**
   * What a plan is judged by.
   *
   * @param latePrice price of a late task
   * @param workerPrice price of a worker for a second
   * @param changePrice price of a step whose target changes
   * @param steps steps of a plan, at least 1
   * @param stepSeconds length of a step
   */
  record Setting(
      double latePrice, double workerPrice, double changePrice, int steps, double stepSeconds) {}

  /**
   * The farm as it is.
   *
   * @param tasks tasks in it
   * @param target the target so far
   * @param ready workers that are ready
   * @param dueSeconds time until those that are starting are ready
   * @param startupSeconds time that a start takes
   * @param serviceSeconds mean service time
   * @param allowed how long tasks may wait, in mean service times
   */
  record State(
      double tasks,
      int target,
      int ready,
      double dueSeconds,
      double startupSeconds,
      double serviceSeconds,
      AllowedWait allowed) {}

  /**
   * A plan and what is expected of it.
   *
   * @param next target of the next step
   * @param then number of workers that the plan then goes to
   * @param late tasks that will be late
   * @param workerSeconds integral of the target
   * @param cost price of it all
   */
  record Plan(int next, int then, double late, double workerSeconds, double cost) {}

  /**
   * A planner for one decision.
   *
   * @param arrivals arrivals per second by seconds from now
   */
  PoolPlanner(Setting setting, Limits limits, State state, DoubleUnaryOperator arrivals) {
    this.setting = setting;
    this.limits = limits;
    this.state = state;
    partSeconds = setting.stepSeconds / PARTS;
    path = new int[setting.steps];
    rates = new double[setting.steps * PARTS];
    double greatest = 0;
    for (int i = 0; i < rates.length; i++) {
      rates[i] = arrivals.applyAsDouble((i + 0.5) * partSeconds);
      greatest = Math.max(greatest, rates[i]);
    }
    double useful = state.tasks + 4 * greatest * state.serviceSeconds + 16;
    double most = Math.min(useful, Math.max(limits.max(), state.target));
    levels = levels((int) Math.min(most, MOST_USEFUL));
    first = new QueueChain(state.tasks + 2 * most);
    later = new QueueChain(state.tasks + 2 * most);
  }

  /** The cheapest plan; of equal ones the one that changes least. */
  Plan best() {
    int stay = toward(state.target, state.target);
    Plan best = new Plan(stay, stay, 0, 0, Double.POSITIVE_INFINITY);
    for (int next : moves()) {
      path[0] = next;
      first.begin(state.tasks);
      double late = lateIn(first, 0);
      for (int then : levels) {
        Plan plan = tried(then, late, best.cost);
        if (plan.cost < best.cost) {
          best = plan;
        }
      }
    }
    return best;
  }

  /**
   * A plan with the first step as it is; not followed to its end once it costs more than others.
   */
  private Plan tried(int then, double lateAtFirst, double limit) {
    for (int step = 1; step < path.length; step++) {
      path[step] = toward(path[step - 1], then);
    }
    double workerSeconds = workerSeconds();
    double cost = setting.workerPrice * workerSeconds + setting.changePrice * changes();
    double late = lateAtFirst;
    later.copy(first);
    for (int step = 1; step < path.length && cost + setting.latePrice * late < limit; step++) {
      late += lateIn(later, step);
    }
    if (cost + setting.latePrice * late < limit) {
      late += lateOfBacklog(later);
    }
    return new Plan(path[0], then, late, workerSeconds, cost + setting.latePrice * late);
  }

  private double workerSeconds() {
    double sum = 0;
    for (int target : path) {
      sum += target * setting.stepSeconds;
    }
    return sum;
  }

  private int changes() {
    int changes = path[0] == state.target ? 0 : 1;
    for (int step = 1; step < path.length; step++) {
      changes += path[step] == path[step - 1] ? 0 : 1;
    }
    return changes;
  }

  /** Tasks that arrive in a step and will be late; the chain goes to its end. */
  private double lateIn(QueueChain chain, int step) {
    double sum = 0;
    for (int part = step * PARTS; part < (step + 1) * PARTS; part++) {
      int ready = ready((part + 0.5) * partSeconds);
      chain.advance(partSeconds, rates[part], ready, state.serviceSeconds);
      sum += rates[part] * partSeconds * chain.mean(late(ready));
    }
    return sum;
  }

  private double lateOfBacklog(QueueChain chain) {
    double horizon = setting.steps * setting.stepSeconds;
    double rate = rates[rates.length - 1];
    int ready = ready(horizon - partSeconds / 2);
    double power = Math.max(1, ready) / state.serviceSeconds;
    double spare = Math.max(power - rate, LEAST_SPARE * power);
    double seconds = Math.min(AFTERMATH * horizon, chain.meanAbove(ready) / spare);
    return rate * seconds * chain.mean(late(ready));
  }

  /** Workers that are ready at a moment of the plan. */
  private int ready(double moment) {
    int last = Math.min((int) (moment / setting.stepSeconds), path.length - 1);
    double since = moment - state.startupSeconds;
    int from = (int) Math.max(0, Math.floor(since / setting.stepSeconds));
    int least = Integer.MAX_VALUE;
    for (int step = Math.min(from, last); step <= last; step++) {
      least = Math.min(least, path[step]);
    }
    if (since >= 0) {
      return least;
    }
    int before = moment >= state.dueSeconds ? state.target : state.ready;
    return Math.min(least, before);
  }

  /** Share of the tasks arriving in each state that will be late with so many workers. */
  private double[] late(int workers) {
    return late.computeIfAbsent(workers, this::lateShares);
  }

  private double[] lateShares(int workers) {
    double[] shares = new double[QueueChain.STATES];
    for (int i = 0; i < shares.length; i++) {
      double before = first.tasks(i) - workers + 1;
      shares[i] = before <= 0 ? 0 : lateShare(before, workers);
    }
    return shares;
  }

  private double lateShare(double before, int workers) {
    if (workers == 0) {
      return 1;
    }
    AllowedWait allowed = state.allowed;
    double wait = before / workers;
    double variance =
        wait / workers * allowed.serviceScv() + allowed.mean() * allowed.mean() * allowed.scv();
    double deviation = (wait - allowed.mean()) / Math.sqrt(variance + 1e-9);
    return Math.abs(deviation) < CERTAIN
        ? SpecialFunctions.normalCdf(deviation)
        : deviation > 0 ? 1 : 0;
  }

  /** First the target as it is, then the others that one step may reach. */
  private Set<Integer> moves() {
    Set<Integer> moves = new LinkedHashSet<>();
    for (int level : levels) {
      moves.add(toward(state.target, level));
    }
    return moves;
  }

  private int toward(int from, int level) {
    long step = Math.clamp((long) level - from, -(long) limits.stepDown(), limits.stepUp());
    return Math.clamp(from + step, limits.min(), limits.max());
  }

  /** The target as it is, then the levels around it, outwards. */
  private Set<Integer> levels(int most) {
    int current = Math.clamp(state.target, limits.min(), limits.max());
    long reach = (long) path.length * Math.max(limits.stepUp(), limits.stepDown());
    Set<Integer> levels = new LinkedHashSet<>(Set.of(current));
    long away = 1;
    long least = Math.max(limits.min(), current - reach);
    long greatest = Math.min(Math.max(current, most), current + reach);
    while (current - away >= least || current + away <= greatest) {
      levels.add((int) Math.max(least, current - away));
      levels.add((int) Math.min(greatest, current + away));
      away = away < FINE_LEVELS ? away + 1 : (long) Math.ceil(away * STRIDE);
    }
    levels.add((int) least);
    levels.add((int) greatest);
    return levels;
  }
}

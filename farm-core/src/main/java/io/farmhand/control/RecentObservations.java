package io.farmhand.control;

import io.farmhand.monitor.Observation;
import io.farmhand.monitor.Observation.Totals;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * The latest observations of a run, from which a rule takes averages and extremes over windows of
 * any length: the concurrency of 6 s and of 60 s, the most tasks in flight in 45 s.
 *
 * <p>An average is the growth of a {@linkplain Totals total} over the window by its length; between
 * two observations a total is taken as growing evenly. Totals begin with the run, so that a window
 * that reaches back further covers the run so far. What no farm can show, such as a clock that
 * stands still, is left out, and what cannot be known is {@link Double#NaN}.
 */
final class RecentObservations {
  private static final Observation NOTHING = nothing();

  private final double longestSeconds;
  private Observation[] ring = new Observation[16];
  private int head;
  private int size;

  /** Whether the first of them is the begin of the run and no observation. */
  private boolean fromBegin;

  /**
   * None yet.
   *
   * @param longest the longest window that will be asked for
   */
  RecentObservations(Duration longest) {
    longestSeconds = seconds(longest);
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Takes in the next observation; false when its time is none or not after that of the last. */
  boolean add(Observation seen) {
    double now = seen.timeSeconds();
    if (!(Math.abs(now) < 1e15) || (size > 0 && now <= get(size - 1).timeSeconds())) {
      return false;
    }
    if (size == 0 && now > 0) {
      append(NOTHING);
      fromBegin = true;
    }
    append(seen);
    while (size > 2 && get(1).timeSeconds() <= now - longestSeconds) {
      head = (head + 1) & (ring.length - 1);
      size--;
      fromBegin = false;
    }
    return true;
  }

  /** Mean growth of a total per second, over a window that ends with the last observation. */
  double rate(double windowSeconds, ToDoubleFunction<Totals> total) {
    if (size == 0) {
      return Double.NaN;
    }
    Observation last = get(size - 1);
    double from = Math.max(get(0).timeSeconds(), last.timeSeconds() - windowSeconds);
    double growth = total.applyAsDouble(last.totals()) - at(from, total);
    return known(growth / (last.timeSeconds() - from));
  }

  /** Mean number of tasks in the farm, waiting or in service, over a window. */
  double tasks(double windowSeconds) {
    return rate(windowSeconds, totals -> totals.waitSeconds() + totals.busySeconds());
  }

  /** Mean growth of a total per second since the observation before the last. */
  double latestRate(ToDoubleFunction<Totals> total) {
    return rate(elapsed(), total);
  }

  /** Growth of a total per second at a moment before the last observation; 0 before the run. */
  double rateBefore(double secondsAgo, ToDoubleFunction<Totals> total) {
    if (size == 0) {
      return Double.NaN;
    }
    double moment = get(size - 1).timeSeconds() - secondsAgo;
    int next = firstFrom(moment);
    if (next == 0) {
      return 0;
    }
    Observation after = get(next);
    Observation before = get(next - 1);
    double growth = total.applyAsDouble(after.totals()) - total.applyAsDouble(before.totals());
    return known(growth / (after.timeSeconds() - before.timeSeconds()));
  }

  /** Time from the observation before the last one, or from the begin of the run; NaN if none. */
  double elapsed() {
    return size < 2 ? Double.NaN : get(size - 1).timeSeconds() - get(size - 2).timeSeconds();
  }

  /** Whether the first observation of the run is at least as old as the window. */
  boolean covers(double windowSeconds) {
    int first = fromBegin ? 1 : 0;
    return size > first && get(size - 1).timeSeconds() - get(first).timeSeconds() >= windowSeconds;
  }

  /** The greatest value in the observations that are younger than the window; NaN if none is. */
  double greatest(double windowSeconds, ToDoubleFunction<Observation> value) {
    double greatest = Double.NaN;
    for (int i = size - 1; i >= 0 && young(i, windowSeconds); i--) {
      greatest = fold(greatest, value.applyAsDouble(get(i)), 1);
    }
    return greatest;
  }

  /** The least value in the observations that are younger than the window; NaN if none is. */
  double least(double windowSeconds, ToDoubleFunction<Observation> value) {
    double least = Double.NaN;
    for (int i = size - 1; i >= 0 && young(i, windowSeconds); i--) {
      least = fold(least, value.applyAsDouble(get(i)), -1);
    }
    return least;
  }

  /** The first observation that is younger than the window; the last one if it is alone. */
  Observation earliest(double windowSeconds) {
    int earliest = size - 1;
    while (earliest > 0 && young(earliest - 1, windowSeconds)) {
      earliest--;
    }
    return get(earliest);
  }

  private boolean young(int i, double windowSeconds) {
    boolean observed = i > 0 || !fromBegin;
    return observed && get(i).timeSeconds() > get(size - 1).timeSeconds() - windowSeconds;
  }

  private static double fold(double best, double value, int sign) {
    return Double.isNaN(best) || sign * value > sign * best ? value : best;
  }

  private static double known(double rate) {
    return rate >= 0 && rate < Double.POSITIVE_INFINITY ? rate : Double.NaN;
  }

  private double at(double moment, ToDoubleFunction<Totals> total) {
    int next = firstFrom(moment);
    Observation after = get(next);
    double value = total.applyAsDouble(after.totals());
    if (next == 0 || after.timeSeconds() <= moment) {
      return value;
    }
    Observation before = get(next - 1);
    double earlier = total.applyAsDouble(before.totals());
    double share = (moment - before.timeSeconds()) / (after.timeSeconds() - before.timeSeconds());
    return earlier + share * (value - earlier);
  }

  /** Index of the first observation at or after a moment that is not after the last one. */
  private int firstFrom(double moment) {
    int i = size - 1;
    while (i > 0 && get(i - 1).timeSeconds() >= moment) {
      i--;
    }
    return i == 0 || get(i).timeSeconds() >= moment ? i : size - 1;
  }

  private Observation get(int i) {
    return ring[(head + i) & (ring.length - 1)];
  }

  private void append(Observation seen) {
    if (size == ring.length) {
      Observation[] more = new Observation[2 * size];
      for (int i = 0; i < size; i++) {
        more[i] = get(i);
      }
      ring = more;
      head = 0;
    }
    ring[(head + size++) & (ring.length - 1)] = seen;
  }

  private static Observation nothing() {
    double none = Double.NaN;
    return new Observation(
        0,
        new Observation.Queues(0, 0, 0, 0, 0, 0, none, none, 0),
        new Observation.Workers(0, 0, 0, 0, 0, none),
        new Observation.Window(0, 0, 0, none, none, none, none, none, none, none, none),
        new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }
}

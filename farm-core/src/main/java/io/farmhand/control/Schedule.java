package io.farmhand.control;

import io.farmhand.check.Require;
import java.time.Duration;
import java.util.List;

/**
 * Workers over the time since a run's first decision, learned from a load that is the same every
 * time: straight lines between knots at equal distances, then the last value. Where it also knows
 * how many tasks come by when, a run that is ahead has fewer to come than others.
 *
 * @param length time of the last knot
 * @param workers a number for each knot, at least two; what a rule adds to what it sees, so that
 *     one may be below 0
 * @param arrivals tasks that have come by each of so many knots at equal distances over the same
 *     length, at least two; empty where that is not known
 * @param perAhead workers for each task that has come earlier than that; usually below 0
 */
public record Schedule(
    Duration length, List<Double> workers, List<Double> arrivals, double perAhead)
    implements Foresight {
  /** Beyond its length by this factor, a schedule says nothing. */
  private static final double TRUST = 1.25;

  public Schedule {
    Require.positive("length", length);
    workers = Knots.checked("workers", workers);
    arrivals = arrivals.isEmpty() ? List.of() : Knots.checked("arrivals", arrivals);
    Require.that(Double.isFinite(perAhead), "perAhead", perAhead, "finite");
  }

  /** One that knows nothing of arrivals. */
  public Schedule(Duration length, List<Double> workers) {
    this(length, workers, List.of(), 0);
  }

  /** The workers so many seconds after the first decision, when so many tasks have come. */
  double at(double seconds, long accepted) {
    double share = seconds / (length.toNanos() * 1e-9);
    double ahead = arrivals.isEmpty() ? 0 : accepted - Knots.at(arrivals, share);
    return Knots.at(workers, share) + perAhead * ahead;
  }

  @Override
  public boolean covers(double seconds) {
    return seconds <= TRUST * length.toNanos() * 1e-9;
  }
}

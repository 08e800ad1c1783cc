package io.farmhand.control;

import io.farmhand.check.Require;
import java.time.Duration;
import java.util.List;

/**
 * Workers over the time since a run's first decision, learned from a load that is the same every
 * time: straight lines between knots at equal distances, then the last value.
 *
 * @param length time of the last knot
 * @param workers a number for each knot, at least two; what a rule adds to what it sees, so that
 *     one may be below 0
 */
public record Schedule(Duration length, List<Double> workers) {
  /** Beyond its length by this factor, a schedule says nothing. */
  private static final double TRUST = 1.25;

  public Schedule {
    Require.positive("length", length);
    workers = List.copyOf(workers);
    Require.that(workers.size() >= 2, "workers", workers, "at least two numbers");
    for (double each : workers) {
      Require.that(Double.isFinite(each), "workers", each, "finite");
    }
  }

  /** The workers so many seconds after the first decision. */
  double at(double seconds) {
    int last = workers.size() - 1;
    double knot = Math.clamp(seconds / (length.toNanos() * 1e-9) * last, 0, last);
    int before = (int) Math.min(knot, last - 1.0);
    double share = knot - before;
    return (1 - share) * workers.get(before) + share * workers.get(before + 1);
  }

  /** Whether it says anything so late. */
  boolean covers(double seconds) {
    return seconds <= TRUST * length.toNanos() * 1e-9;
  }
}

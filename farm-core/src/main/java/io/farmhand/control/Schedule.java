package io.farmhand.control;

import io.farmhand.check.Require;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Workers over the time since a run's first decision, learned from a load that is the same every
 * time: straight lines between knots at equal distances, then the last value.
 *
 * @param length time of the last knot
 * @param workers a number for each knot, at least two; what a rule adds to what it sees, so that
 *     one may be below 0
 * @param counts how many tasks come by when, if that is known
 */
public record Schedule(Duration length, List<Double> workers, Optional<Counts> counts)
    implements Foresight {
  public Schedule {
    Require.positive("length", length);
    workers = Knots.checked("workers", workers);
  }

  /** One that knows nothing of arrivals. */
  public Schedule(Duration length, List<Double> workers) {
    this(length, workers, Optional.empty());
  }

  /**
   * How many tasks have come by when, on average, and at which moments in every run: one that is
   * ahead of it before such a moment will have fewer arrivals until then.
   *
   * @param arrivals tasks that have come by each of so many knots at equal distances over the
   *     schedule's length, at least two
   * @param ends seconds since the first decision at which so many have come in every run, at least
   *     one, ascending; such as the ends of phases
   * @param perRate workers for each task per second by which more will come until the next of them
   */
  public record Counts(List<Double> arrivals, List<Double> ends, double perRate) {
    /** As if there were at least that much time left: the last tasks make no rate. */
    private static final double LEAST_SECONDS = 16;

    public Counts {
      arrivals = Knots.checked("arrivals", arrivals);
      ends = List.copyOf(ends);
      Require.that(!ends.isEmpty(), "ends", ends, "at least one number");
      Require.that(ends.stream().allMatch(Double::isFinite), "ends", ends, "finite");
      Require.that(ends.equals(ends.stream().sorted().toList()), "ends", ends, "ascending");
      Require.that(Double.isFinite(perRate), "perRate", perRate, "finite");
    }

    /** The same with other workers for each task per second. */
    public Counts withRate(double other) {
      return new Counts(arrivals, ends, other);
    }

    private double workers(double seconds, double share, long accepted) {
      for (double end : ends) {
        if (end > seconds) {
          double behind = Knots.at(arrivals, share) - accepted;
          return perRate * behind / Math.max(LEAST_SECONDS, end - seconds);
        }
      }
      return 0;
    }
  }

  /** The workers so many seconds after the first decision, when so many tasks have come. */
  double at(double seconds, long accepted) {
    double share = seconds / (length.toNanos() * 1e-9);
    double usual = Knots.at(workers, share);
    return usual + counts.map(each -> each.workers(seconds, share, accepted)).orElse(0.0);
  }

  @Override
  public boolean covers(double seconds) {
    return seconds <= TRUST * length.toNanos() * 1e-9;
  }
}

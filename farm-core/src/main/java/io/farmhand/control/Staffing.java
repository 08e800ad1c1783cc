package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.Optional;

/** What the staffing rules have in common. */
final class Staffing {
  private static final Reason NO_DATA =
      Reason.of("no-data", "kept: no task has been served, so its time is not known");

  private static final Reason NO_MEASURE =
      Reason.of("no-data", "kept: nothing new has been measured");

  private Staffing() {}

  /** Keeps the target while the service time is not known. */
  static Decision keep(Observation seen) {
    return new Decision(current(seen), NO_DATA);
  }

  /** Keeps the target where nothing new has been measured. */
  static Decision unmeasured(Observation seen) {
    return new Decision(current(seen), NO_MEASURE);
  }

  /** The target so far. */
  static int current(Observation seen) {
    return Math.max(0, seen.workers().target());
  }

  /** Tasks in the farm: those that wait, those that wait for a retry, and those in service. */
  static double load(Observation seen) {
    return LoadEstimate.waiting(seen) + Math.max(0, seen.queues().inFlight());
  }

  /** The least whole number of workers, sums a hair above one not counting as above it. */
  static int ceil(double workers) {
    return (int) Math.ceil(workers - 1e-9);
  }

  static void requireEstimates(Duration smoothing, Optional<Duration> service) {
    Require.that(!smoothing.isNegative(), "smoothing", smoothing, "not negative");
    Require.that(service.isEmpty() || service.get().isPositive(), "service", service, "positive");
  }

  /** The options of the estimates as they are written in a controller's name. */
  static String suffix(Duration smoothing, Optional<Duration> service) {
    String text = smoothing.isZero() ? "" : ",smoothing=" + duration(smoothing);
    return text + service.map(time -> ",service=" + duration(time)).orElse("");
  }

  /** A duration as it is written in an option. */
  static String duration(Duration time) {
    boolean seconds = time.getNano() == 0 && time.getSeconds() < 1_000_000_000;
    return seconds ? time.getSeconds() + "s" : time.toString();
  }

  static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}

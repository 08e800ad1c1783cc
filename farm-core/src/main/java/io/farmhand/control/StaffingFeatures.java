package io.farmhand.control;

import io.farmhand.monitor.Observation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What {@link LearnedStaffing} weighs, from one observation after the other. Loads and backlogs are
 * in workers, times in seconds; averages are exponential in time, so that they do not depend on how
 * often a run decides.
 */
final class StaffingFeatures {
  private static final double RECENT_SECONDS = 12;
  private static final double LASTING_SECONDS = 36;
  private static final double LONG_SECONDS = 110;
  private static final double SERVICE_SECONDS = 36;

  private final double periodSeconds;
  private final double[] values = new double[Feature.values().length];
  private double before = Double.NaN;
  private double service = Double.NaN;
  private double load;
  private double recent;
  private double lasting;
  private double enduring;
  private double peak;
  private double swing;

  /** One number; their order is that of the weights. */
  enum Feature {
    /** 1. */
    ONE(0),
    /** Offered load: arrival rate of the window times the mean service time. */
    LOAD(1),
    /** Its root. */
    ROOT(2),
    /** Its average over about 12 s. */
    RECENT(3),
    /** Its average over about 36 s. */
    LASTING(4),
    /** Its average over about 110 s. */
    LONG(5),
    /** Its change since the last decision. */
    TREND(6),
    /** Its greatest value, forgotten over about 110 s. */
    PEAK(7),
    /** Average distance between it and its recent average. */
    SWING(8),
    /** Workers that serve within a period the waiting tasks that can still be on time. */
    VIABLE(9),
    /** Workers that serve within a period the waiting tasks that cannot. */
    TARDY(10),
    /** Ten times the share of the window's completions that were late. */
    LATE(11),
    /** Mean wait of the window's completions. */
    WAIT(12),
    /** Target less the tasks in service. */
    FREE(13),
    /** Workers that are starting. */
    STARTING(14);

    /** Its place among the weights. */
    final int index;

    Feature(int index) {
      this.index = index;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  StaffingFeatures(double periodSeconds) {
    this.periodSeconds = periodSeconds;
  }

  static List<String> names() {
    return Stream.of(Feature.values()).map(Feature::id).toList();
  }

  /**
   * The features now; false while no task has been served, so that none is known. The array is
   * reused.
   */
  boolean update(Observation seen) {
    double elapsed = Double.isNaN(before) ? Double.NaN : seen.timeSeconds() - before;
    double inWindow = LoadEstimate.service(seen);
    if (!(inWindow > 0 && inWindow < Double.MAX_VALUE)) {
      inWindow = service;
    }
    if (Double.isNaN(inWindow)) {
      return false;
    }
    service = blend(service, inWindow, elapsed, SERVICE_SECONDS);
    updateLoad(LoadEstimate.arrivals(seen) * service, elapsed);
    before = seen.timeSeconds();
    write(seen);
    return true;
  }

  private void updateLoad(double newLoad, double elapsed) {
    boolean first = Double.isNaN(elapsed);
    double old = first ? newLoad : load;
    load = newLoad;
    recent = first ? load : blend(recent, load, elapsed, RECENT_SECONDS);
    lasting = first ? load : blend(lasting, load, elapsed, LASTING_SECONDS);
    enduring = first ? load : blend(enduring, load, elapsed, LONG_SECONDS);
    peak = first ? load : Math.max(load, peak * StrictMath.exp(-elapsed / LONG_SECONDS));
    swing = first ? 0 : blend(swing, Math.abs(load - recent), elapsed, LASTING_SECONDS);
    set(Feature.TREND, load - old);
  }

  private void write(Observation seen) {
    double perPeriod = service / periodSeconds;
    Observation.Queues queues = seen.queues();
    set(Feature.ONE, 1);
    set(Feature.LOAD, load);
    set(Feature.ROOT, Math.sqrt(load));
    set(Feature.RECENT, recent);
    set(Feature.LASTING, lasting);
    set(Feature.LONG, enduring);
    set(Feature.PEAK, peak);
    set(Feature.SWING, swing);
    set(Feature.VIABLE, (LoadEstimate.waiting(seen) - queues.tardy()) * perPeriod);
    set(Feature.TARDY, queues.tardy() * perPeriod);
    set(Feature.LATE, 10 * (1 - orElse(seen.window().qos(), 1)));
    set(Feature.WAIT, orElse(seen.window().meanWaitSeconds(), 0));
    set(Feature.FREE, seen.workers().target() - queues.inFlight());
    set(Feature.STARTING, seen.workers().starting());
  }

  private void set(Feature feature, double value) {
    values[feature.index] = value;
  }

  /** The value of one feature. */
  double get(Feature feature) {
    return values[feature.index];
  }

  /** The features times these weights. */
  double times(double[] weights) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  private static double blend(double old, double value, double elapsed, double seconds) {
    return Double.isNaN(old) || !(elapsed > 0)
        ? value
        : old + (1 - StrictMath.exp(-elapsed / seconds)) * (value - old);
  }

  private static double orElse(double value, double noData) {
    return Double.isFinite(value) ? value : noData;
  }
}

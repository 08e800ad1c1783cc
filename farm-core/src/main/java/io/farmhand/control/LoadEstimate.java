package io.farmhand.control;

import io.farmhand.control.ErlangC.AllowedWait;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.Optional;

/**
 * Arrival rate, service time and slack, as staffing rules need them.
 *
 * <p>Values of the window; a window without completions gives the mean of the whole run so far, and
 * before the first completion a prior stands in, if there is one. With smoothing, both are averaged
 * exponentially. Of the spread of the service time and of the slack, the last known value counts.
 * Values that no farm can have are not taken.
 */
final class LoadEstimate {
  private static final double LEAST_SECONDS = 1e-9;
  private static final double MOST_SECONDS = 1e9;
  private static final double MOST_PER_SECOND = 1e12;

  private final double smoothingSeconds;
  private final double priorSeconds;
  private double previousSeconds = Double.NaN;
  private double arrivalsPerSecond = Double.NaN;
  private double serviceSeconds = Double.NaN;
  private double serviceScv = 1;
  private double slackSeconds = Double.NaN;
  private double slackScv = Double.NaN;

  /**
   * @param smoothing time in which an old value loses all but 1/e of its weight; zero for none
   * @param prior mean service time before the first completion; empty for none
   */
  LoadEstimate(Duration smoothing, Optional<Duration> prior) {
    smoothingSeconds = smoothing.toNanos() / 1e9;
    priorSeconds = prior.map(time -> time.toNanos() / 1e9).orElse(Double.NaN);
  }

  void update(Observation seen) {
    double weight = weight(seen.timeSeconds());
    arrivalsPerSecond = blend(arrivalsPerSecond, arrivals(seen), weight);
    double service = service(seen);
    if (service >= LEAST_SECONDS && service <= MOST_SECONDS) {
      serviceSeconds = blend(serviceSeconds, service, weight);
    }
    updateSpread(seen.window());
  }

  private void updateSpread(Observation.Window window) {
    if (Double.isFinite(window.serviceScv()) && window.serviceScv() >= 0) {
      serviceScv = window.serviceScv();
    }
    if (Double.isFinite(window.meanSlackSeconds())) {
      slackSeconds = window.meanSlackSeconds();
      slackScv = window.slackScv() >= 0 ? window.slackScv() : 0;
    }
  }

  /** Arrivals per second. */
  double arrivalsPerSecond() {
    return arrivalsPerSecond;
  }

  /** Mean service time in seconds; NaN while nothing is known of it. */
  double serviceSeconds() {
    return Double.isNaN(serviceSeconds) ? priorSeconds : serviceSeconds;
  }

  /** Squared coefficient of variation of the service time; 1 while nothing is known of it. */
  double serviceScv() {
    return serviceScv;
  }

  /**
   * How long tasks may wait, in mean service times, with its squared coefficient of variation.
   * While no task with a deadline is known, {@code multiple} stands in, with the spread of the
   * service time.
   */
  AllowedWait allowedWait(double multiple) {
    boolean known = !Double.isNaN(slackSeconds);
    return new AllowedWait(
        known ? slackSeconds / serviceSeconds() : multiple,
        known ? slackScv : serviceScv,
        serviceScv);
  }

  /** Mean number of workers that the arriving tasks keep busy; NaN while that is not known. */
  double offeredLoad() {
    return arrivalsPerSecond() * serviceSeconds();
  }

  /** Workers that serve all that waits within {@code horizonSeconds}. */
  double backlogWorkers(Observation seen, double horizonSeconds) {
    return waiting(seen) * serviceSeconds() / horizonSeconds;
  }

  /** Tasks that wait for a worker or for their next attempt. */
  static double waiting(Observation seen) {
    return Math.max(0, (double) seen.queues().waiting() + seen.queues().delayed());
  }

  private double weight(double nowSeconds) {
    double elapsed = nowSeconds - previousSeconds;
    if (!Double.isNaN(nowSeconds)) {
      previousSeconds = nowSeconds;
    }
    return smoothingSeconds > 0 && elapsed >= 0 ? -Math.expm1(-elapsed / smoothingSeconds) : 1;
  }

  private static double blend(double old, double value, double weight) {
    return Double.isNaN(old) || weight >= 1 ? value : (1 - weight) * old + weight * value;
  }

  static double arrivals(Observation seen) {
    return Math.clamp(seen.window().arrivalsPerSecond(), 0, MOST_PER_SECOND);
  }

  static double service(Observation seen) {
    double inWindow = seen.window().meanServiceSeconds();
    return Double.isNaN(inWindow)
        ? seen.totals().busySeconds() / seen.totals().completed()
        : inWindow;
  }
}

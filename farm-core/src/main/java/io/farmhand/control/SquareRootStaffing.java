package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Square-root staffing: the offered load R, a safety of beta sqrt(R), and what serves the q waiting
 * tasks within one period h, rounded up: <code>R + beta sqrt(R) + q S / h</code>, with R = l S, the
 * arrival rate l and the mean service time S.
 *
 * <p>Source: Halfin and Whitt, "Heavy-traffic limits for queues with many exponential servers",
 * Operations Research 29 (1981). The term for the backlog is added here: the rule itself assumes a
 * steady state. While nothing is known of the service time, it keeps the target.
 *
 * @param beta safety, at least 0
 * @param smoothing time constant of an exponential average of l and S; zero for the window's values
 * @param service mean service time to assume before the first completion; empty to keep the target
 */
record SquareRootStaffing(double beta, Duration smoothing, Optional<Duration> service)
    implements ControllerFactory {
  static final ControllerKind KIND =
      new ControllerKind(
          "square-root",
          "offered load, its root times beta, and the backlog: square-root:beta=1",
          List.of("beta", "smoothing", "service"),
          options ->
              new SquareRootStaffing(
                  options.number("beta").orElse(1.0),
                  options.duration("smoothing").orElse(Duration.ZERO),
                  options.duration("service")));

  private static final String SENTENCE =
      "offered load {} ({}/s of {} s) with a margin of {}, and {} for {} waiting";

  SquareRootStaffing {
    Require.that(beta >= 0 && beta <= 100, "beta", beta, "from 0 to 100");
    Staffing.requireEstimates(smoothing, service);
  }

  static SquareRootStaffing of(double beta) {
    return new SquareRootStaffing(beta, Duration.ZERO, Optional.empty());
  }

  @Override
  public String name() {
    return "square-root:beta=" + Staffing.number(beta) + Staffing.suffix(smoothing, service);
  }

  @Override
  public Duration period() {
    return Controllers.PERIOD;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    LoadEstimate load = new LoadEstimate(smoothing, service);
    double horizonSeconds = period.toNanos() / 1e9;
    return seen -> decide(seen, load, horizonSeconds);
  }

  private Decision decide(Observation seen, LoadEstimate estimate, double horizonSeconds) {
    estimate.update(seen);
    double load = estimate.offeredLoad();
    if (Double.isNaN(load)) {
      return Staffing.keep(seen);
    }
    double margin = beta * Math.sqrt(load);
    double backlog = estimate.backlogWorkers(seen, horizonSeconds);
    return new Decision(
        Staffing.ceil(load + margin + backlog),
        Reason.of(
            "square-root",
            SENTENCE,
            load,
            estimate.arrivalsPerSecond(),
            estimate.serviceSeconds(),
            margin,
            backlog,
            LoadEstimate.waiting(seen)));
  }
}

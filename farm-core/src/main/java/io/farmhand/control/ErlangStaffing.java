package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.control.ErlangC.AllowedWait;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Erlang-C deadline staffing: the least number of workers c with which, in a steady state, a share
 * of at most epsilon of the tasks is late, and what serves the q waiting tasks within one period h:
 *
 * <pre>
 * C(c, R) E[exp(-(c / S - l) slack 2 / (1 + cv^2))] &lt;= epsilon,  then + q S / h, rounded up
 * </pre>
 *
 * with the arrival rate l, the mean service time S, R = l S, and the squared coefficient of
 * variation cv^2 of the service time. The slack of a task is how long it may wait: deadline -
 * creation - service. Its mean and spread are those of the window; while no completion with a
 * deadline has been seen, a multiple of the service time with the same spread stands in.
 *
 * <p>Source: the waiting time of M/M/c (see {@link ErlangC}), scaled for M/G/c; {@link AllowedWait}
 * has the assumption on the slack. The term for the backlog is added here. It knows nothing of the
 * order of the queue: the formula is that of first come, first served, and errs to the safe side
 * where tasks are served by deadline. While nothing is known of the service time, it keeps the
 * target.
 *
 * @param epsilon share of the tasks that may be late, greater than 0 and less than 1
 * @param slack allowed wait over mean service time, before a deadline has been seen, at least 0
 * @param smoothing time constant of an exponential average of l and S; zero for the window's values
 * @param service mean service time to assume before the first completion; empty to keep the target
 */
record ErlangStaffing(double epsilon, double slack, Duration smoothing, Optional<Duration> service)
    implements ControllerFactory {
  static final ControllerKind KIND =
      new ControllerKind(
          "erlang-c",
          "fewest workers with at most a share epsilon late, and the backlog: erlang-c:epsilon=0.01",
          List.of("epsilon", "slack", "smoothing", "service"),
          options ->
              new ErlangStaffing(
                  options.number("epsilon").orElse(0.01),
                  options.number("slack").orElse(1.0),
                  options.duration("smoothing").orElse(Duration.ZERO),
                  options.duration("service")));

  private static final String SENTENCE =
      "{} for a load of {} ({}/s of {} s) that may wait {} s, and {} for {} waiting";

  ErlangStaffing {
    Require.that(epsilon > 0 && epsilon < 1, "epsilon", epsilon, "greater than 0 and less than 1");
    Require.that(slack >= 0 && slack <= 1e6, "slack", slack, "from 0 to 1000000");
    Staffing.requireEstimates(smoothing, service);
  }

  static ErlangStaffing of(double epsilon) {
    return new ErlangStaffing(epsilon, 1, Duration.ZERO, Optional.empty());
  }

  @Override
  public String name() {
    return "erlang-c:epsilon="
        + Staffing.number(epsilon)
        + (slack == 1 ? "" : ",slack=" + Staffing.number(slack))
        + Staffing.suffix(smoothing, service);
  }

  @Override
  public Duration period() {
    return Controllers.PERIOD;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    return new Rule(limits.max(), period.toNanos() / 1e9);
  }

  private final class Rule implements Controller {
    private final LoadEstimate estimate = new LoadEstimate(smoothing, service);
    private final int max;
    private final double horizonSeconds;

    Rule(int max, double horizonSeconds) {
      this.max = max;
      this.horizonSeconds = horizonSeconds;
    }

    @Override
    public Decision decide(Observation seen) {
      estimate.update(seen);
      double load = estimate.offeredLoad();
      if (Double.isNaN(load)) {
        return Staffing.keep(seen);
      }
      double serviceSeconds = estimate.serviceSeconds();
      AllowedWait allowed = estimate.allowedWait(slack);
      int steady = ErlangC.leastServers(load, allowed, epsilon, max);
      double backlog = estimate.backlogWorkers(seen, horizonSeconds);
      return new Decision(
          Staffing.ceil(steady + backlog),
          Reason.of(
              "erlang-c",
              SENTENCE,
              steady,
              load,
              estimate.arrivalsPerSecond(),
              serviceSeconds,
              allowed.mean() * serviceSeconds,
              backlog,
              LoadEstimate.waiting(seen)));
    }
  }
}

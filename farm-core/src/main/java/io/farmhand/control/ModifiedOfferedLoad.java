package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Staffing by the modified offered load with a forecast: workers for the greatest load of the time
 * in which those asked for now are ready and the next ones are not, a safety, and the backlog:
 *
 * <pre>
 * m = greatest {@linkplain OfferedLoadCurve load} in [now + start-up, now + start-up + h]
 * target = m + beta sqrt(m) + q S / h, rounded up
 * </pre>
 *
 * <p>with the q waiting tasks, the mean service time S and the period h. The start-up time is the
 * observed one, before the first start an option. The service time is a gamma distribution of the
 * observed mean and spread.
 *
 * <p>Source: Jennings, Mandelbaum, Massey and Whitt, "Server staffing to meet time-varying demand",
 * Management Science 42 (1996), whose load it is and whose safety. Deviations: the arrival rate is
 * a {@linkplain RateForecast forecast} and not known; the greatest load of an interval is taken,
 * since decisions are a period apart and a start takes time; the term for the backlog, which the
 * theory has not as it staffs against any.
 *
 * @param beta safety, at least 0
 * @param forecast how arrivals are forecast
 * @param startup start-up time to assume before the first start
 * @param service mean service time to assume before the first completion; empty to keep the target
 */
record ModifiedOfferedLoad(
    double beta, RateForecast.Settings forecast, Duration startup, Optional<Duration> service)
    implements ControllerFactory {
  static final RateForecast.Settings FORECAST =
      new RateForecast.Settings(
          Duration.ofSeconds(24), Duration.ofMinutes(2), List.of(), Duration.ofSeconds(8));

  /** Arrivals are remembered for as long. */
  static final Duration MEMORY = Duration.ofMinutes(5);

  static final ControllerKind KIND =
      new ControllerKind(
          "mol",
          "modified offered load of a forecast, its root times beta, and the backlog: mol:beta=1",
          List.of("beta", "smoothing", "trend", "rates", "slice", "startup", "service"),
          options ->
              new ModifiedOfferedLoad(
                  options.number("beta").orElse(1.0),
                  forecast(options),
                  options.duration("startup").orElse(Duration.ZERO),
                  options.duration("service")));

  private static final String SENTENCE =
      "load of up to {} in {} s to {} s ({}/s of {} s) with {}, and {} for {} waiting";

  ModifiedOfferedLoad {
    Require.that(beta >= 0 && beta <= 100, "beta", beta, "from 0 to 100");
    Require.notNegative("startup", startup);
    service.ifPresent(time -> Require.positive("service", time));
  }

  /** The options of the forecast. */
  static RateForecast.Settings forecast(ControllerOptions options) {
    return new RateForecast.Settings(
        options.duration("smoothing").orElse(FORECAST.smoothing()),
        options.duration("trend").orElse(FORECAST.trend()),
        options
            .numbers("rates")
            .map(rates -> Arrays.stream(rates).boxed().toList())
            .orElse(FORECAST.rates()),
        options.duration("slice").orElse(FORECAST.slice()));
  }

  /** The same as they are written in a name. */
  static ControllerName named(ControllerName name, RateForecast.Settings forecast) {
    name.with("smoothing", forecast.smoothing(), FORECAST.smoothing())
        .with("trend", forecast.trend(), FORECAST.trend());
    if (!forecast.rates().isEmpty()) {
      name.with(
          "rates",
          forecast.rates().stream().map(Staffing::number).collect(Collectors.joining("/")));
    }
    return name.with("slice", forecast.slice(), FORECAST.slice());
  }

  /** The start-up time of workers, or what to assume while it is not known. */
  static double startupSeconds(Observation seen, Duration prior) {
    double observed = seen.workers().startupSeconds();
    return observed >= 0 && observed <= MEMORY.toSeconds()
        ? observed
        : RecentObservations.seconds(prior);
  }

  @Override
  public String name() {
    ControllerName name = ControllerName.of("mol").with("beta", beta, 1);
    named(name, forecast).with("startup", startup, Duration.ZERO);
    service.ifPresent(time -> name.with("service", Staffing.duration(time)));
    return name.toString();
  }

  @Override
  public Duration period() {
    return Controllers.PERIOD;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    return new Rule(RecentObservations.seconds(period));
  }

  private final class Rule implements Controller {
    private final LoadEstimate estimate = new LoadEstimate(Duration.ZERO, service);
    private final RecentObservations recent = new RecentObservations(MEMORY);
    private final RateForecast rate = new RateForecast(forecast);
    private final double periodSeconds;

    Rule(double periodSeconds) {
      this.periodSeconds = periodSeconds;
    }

    @Override
    public Decision decide(Observation seen) {
      estimate.update(seen);
      if (recent.add(seen)) {
        rate.update(recent, seen.timeSeconds());
      }
      double each = estimate.serviceSeconds();
      if (Double.isNaN(each) || !rate.known()) {
        return Staffing.keep(seen);
      }
      double ready = startupSeconds(seen, startup);
      double load =
          new OfferedLoadCurve(
                  recent, rate, new ServiceTime(each, estimate.serviceScv()), ready + periodSeconds)
              .greatestFrom(ready);
      double margin = beta * Math.sqrt(load);
      double backlog = estimate.backlogWorkers(seen, periodSeconds);
      return new Decision(
          Math.max(0, Staffing.ceil(load + margin + backlog)),
          Reason.of(
              "modified-offered-load",
              SENTENCE,
              load,
              ready,
              ready + periodSeconds,
              rate.at(ready),
              each,
              margin,
              backlog,
              LoadEstimate.waiting(seen)));
    }
  }
}

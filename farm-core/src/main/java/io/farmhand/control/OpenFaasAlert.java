package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.Observation.Totals;
import java.time.Duration;
import java.util.List;

/**
 * OpenFaaS Community Edition: an alert on the rate of completed calls adds a share of the greatest
 * number of workers, and its end takes all but the least number away.
 *
 * <p>The alert fires when more than 5 calls/s were completed over the last 10 s and that has been
 * so for 5 s. When it begins to fire, and each 30 s while it does, workers += ceil(max x 20 / 100),
 * at most max; when it ends, workers = min, at least 1. Otherwise nothing changes.
 *
 * <p>Source: OpenFaaS {@code gateway/handlers/alerthandler.go} ({@code CalculateReplicas}, with at
 * most 5 replicas a function), {@code alert.rules.yml} and {@code alertmanager.yml} of the
 * faas-netes chart ({@code rate(gateway_function_invocation_total{code="200"}[10s]) > 5 for 5s},
 * {@code repeat_interval: 30s}). Deviations: Alertmanager lets 5 s pass before the first
 * notification and up to 10 s before later ones, here they arrive at once; the rate is exact and
 * not from scrapes. Give {@code max} where the farm runs shards of a function, or does not run on
 * that edition at all.
 *
 * @param max greatest number of workers, at least 1; the limits' {@code max} stands
 * @param rate completed calls a second above which the alert is on, at least 0
 * @param window time over which the rate is measured, positive
 * @param pending time that the alert has to be on before it fires
 * @param repeat time after which an alert that still fires is sent again, positive
 * @param factor percentage of {@code max} added, in 1 .. 100
 */
record OpenFaasAlert(
    int max, double rate, Duration window, Duration pending, Duration repeat, int factor)
    implements ControllerFactory {
  private static final OpenFaasAlert USUAL =
      new OpenFaasAlert(
          5, 5, Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(30), 20);

  private static final Duration EVALUATION = Duration.ofSeconds(15);

  static final ControllerKind KIND =
      new ControllerKind(
          "openfaas-ce",
          "OpenFaaS Community Edition's alert on completed calls: openfaas-ce:max=5",
          List.of("max", "rate", "window", "for", "repeat", "factor"),
          options ->
              new OpenFaasAlert(
                  options.integer("max").orElse(USUAL.max),
                  options.number("rate").orElse(USUAL.rate),
                  options.duration("window").orElse(USUAL.window),
                  options.duration("for").orElse(USUAL.pending),
                  options.duration("repeat").orElse(USUAL.repeat),
                  options.integer("factor").orElse(USUAL.factor)));

  private static final String FIRING = "alert: {}/s completed are more than {}, {} added to {}";
  private static final String RESOLVED = "alert over: {}/s completed are not more than {}";
  private static final String PENDING = "kept: {}/s completed are more than {} since {} s";
  private static final String QUIET = "kept: {}/s completed are not more than {}";

  OpenFaasAlert {
    Require.that(max >= 1, "max", max, "at least 1");
    Require.notNegative("rate", rate);
    Require.positive("window", window);
    Require.notNegative("for", pending);
    Require.positive("repeat", repeat);
    Require.that(factor >= 1 && factor <= 100, "factor", factor, "in 1 .. 100");
  }

  @Override
  public String name() {
    return ControllerName.of("openfaas-ce")
        .with("max", max, USUAL.max)
        .with("rate", rate, USUAL.rate)
        .with("window", window, USUAL.window)
        .with("for", pending, USUAL.pending)
        .with("repeat", repeat, USUAL.repeat)
        .with("factor", factor, USUAL.factor)
        .toString();
  }

  @Override
  public Duration period() {
    return EVALUATION;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    return new Rule(Math.max(1, limits.min()), Math.min(max, limits.max()));
  }

  private final class Rule implements Controller {
    private final RecentObservations recent = new RecentObservations(window);
    private final int least;
    private final int most;
    private double onSince = Double.NaN;
    private double sent = Double.NaN;

    Rule(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public Decision decide(Observation seen) {
      double completed =
          recent.add(seen)
              ? recent.rate(RecentObservations.seconds(window), Totals::completed)
              : Double.NaN;
      if (Double.isNaN(completed)) {
        return Staffing.unmeasured(seen);
      }
      return completed > rate ? on(seen, completed) : off(seen, completed);
    }

    private Decision on(Observation seen, double completed) {
      double now = seen.timeSeconds();
      if (Double.isNaN(onSince)) {
        onSince = now;
      }
      boolean fires = now - onSince >= RecentObservations.seconds(pending);
      boolean due = Double.isNaN(sent) || now - sent >= RecentObservations.seconds(repeat);
      int current = Staffing.current(seen);
      if (!fires || !due) {
        return new Decision(current, Reason.of("pending", PENDING, completed, rate, now - onSince));
      }
      sent = now;
      int step = (int) Math.ceil(most / 100.0 * factor);
      return new Decision(
          (int) Math.min((long) current + step, most),
          Reason.of("firing", FIRING, completed, rate, step, current));
    }

    private Decision off(Observation seen, double completed) {
      boolean fired = !Double.isNaN(sent);
      onSince = Double.NaN;
      sent = Double.NaN;
      return fired
          ? new Decision(least, Reason.of("resolved", RESOLVED, completed, rate))
          : new Decision(Staffing.current(seen), Reason.of("quiet", QUIET, completed, rate));
    }
  }
}

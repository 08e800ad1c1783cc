package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;

/**
 * KEDA on the length of a list: a worker for every so many tasks, by Kubernetes' horizontal
 * autoscaler; none when there have been no tasks for a while.
 *
 * <pre>
 * ratio = load / (perWorker x workers);  kept if |ratio - 1| &lt;= tolerance, else ceil(load / perWorker)
 * </pre>
 *
 * <p>and of that what {@link HorizontalBehavior} allows, at least 1. Without workers, the first is
 * started as soon as the load is above the activation threshold; once it has not been above it for
 * the cool-down, all go. The limits' {@code min} stands, so that none go where it is 1.
 *
 * <p>Source: KEDA {@code pkg/scalers/redis_scaler.go} (lists of 5 a worker) and {@code
 * pkg/scaling/executor/scale_scaledobjects.go} (2.x); with a {@code minReplicaCount} of 0 the
 * autoscaler's own least is 1. Deviations: the load is what waits and what is in service, as in a
 * stream whose entries are acknowledged, while a list loses an entry when it is taken; activation
 * is checked at each decision and not every 30 s.
 *
 * @param perWorker tasks for each worker, above 0
 * @param activation load above which there is something to do, at least 0
 * @param cooldown time without anything to do after which all workers go
 * @param stabilization time of which the largest recommendation counts for a fall
 */
record KedaScaler(double perWorker, double activation, Duration cooldown, Duration stabilization)
    implements ControllerFactory {
  private static final KedaScaler USUAL =
      new KedaScaler(5, 0, Duration.ofMinutes(5), HorizontalBehavior.STABILIZATION);

  static final ControllerKind KIND =
      new ControllerKind(
          "keda",
          "KEDA: a worker for every so many tasks in the farm: keda:per-worker=5",
          List.of("per-worker", "activation", "cooldown", "stabilization"),
          options ->
              new KedaScaler(
                  options.number("per-worker").orElse(USUAL.perWorker),
                  options.number("activation").orElse(USUAL.activation),
                  options.duration("cooldown").orElse(USUAL.cooldown),
                  options.duration("stabilization").orElse(USUAL.stabilization)));

  private static final String IDLE = "none: nothing to do for {} s";
  private static final String ACTIVATED = "the first one: {} tasks are more than {}";
  private static final String INACTIVE = "none: {} tasks are not more than {}";

  KedaScaler {
    Require.positive("per-worker", perWorker);
    Require.notNegative("activation", activation);
    Require.notNegative("cooldown", cooldown);
    Require.notNegative("stabilization", stabilization);
  }

  @Override
  public String name() {
    return ControllerName.of("keda")
        .with("per-worker", perWorker, USUAL.perWorker)
        .with("activation", activation, USUAL.activation)
        .with("cooldown", cooldown, USUAL.cooldown)
        .with("stabilization", stabilization, USUAL.stabilization)
        .toString();
  }

  @Override
  public Duration period() {
    return HorizontalBehavior.SYNC_PERIOD;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    return new Rule();
  }

  private final class Rule implements Controller {
    private final double cooldownSeconds = RecentObservations.seconds(cooldown);
    private final RecentObservations recent =
        new RecentObservations(HorizontalBehavior.SYNC_PERIOD);
    private final HorizontalBehavior behavior = new HorizontalBehavior(recent, stabilization);
    private double lastActive = Double.NaN;

    @Override
    public Decision decide(Observation seen) {
      if (!recent.add(seen)) {
        return Staffing.unmeasured(seen);
      }
      double now = seen.timeSeconds();
      double load = Staffing.load(seen);
      boolean active = load > activation;
      if (active || Double.isNaN(lastActive)) {
        lastActive = now;
      }
      if (Staffing.current(seen) == 0) {
        return active
            ? new Decision(1, Reason.of("activated", ACTIVATED, load, activation))
            : new Decision(0, Reason.of("inactive", INACTIVE, load, activation));
      }
      if (now - lastActive > cooldownSeconds) {
        return new Decision(0, Reason.of("cooled-down", IDLE, now - lastActive));
      }
      return horizontal(seen, load);
    }

    private Decision horizontal(Observation seen, double load) {
      int current = Staffing.current(seen);
      double all = Math.max(1, (double) seen.workers().starting() + seen.workers().ready());
      double ratio = load / (perWorker * all);
      boolean kept = Math.abs(ratio - 1) <= HorizontalBehavior.TOLERANCE + 1e-9;
      int wanted = kept ? current : Math.max(1, Staffing.ceil(load / perWorker));
      return behavior.decide(seen, wanted, load / all, perWorker);
    }
  }
}

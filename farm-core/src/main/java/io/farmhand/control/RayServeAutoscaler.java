package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;

/**
 * Ray Serve's default autoscaling policy: the mean number of ongoing requests over those that a
 * worker should have, made only after it has been wanted for long enough.
 *
 * <pre>
 * wanted = ceil(w + gain (load over 30 s / target - w)),  w workers that run
 * </pre>
 *
 * <p>The gain has a value for rises and one for falls; a fall that rounding would hold back goes by
 * 1. The number then wanted is taken when every decision of the last 30 s wanted a rise, or of the
 * last 600 s a fall, and the wait begins again. To none it goes from 1 only. Without workers, the
 * first load brings them at once.
 *
 * <p>Source: Ray {@code python/ray/serve/autoscaling_policy.py} ({@code
 * replica_queue_length_autoscaling_policy} and what is applied to it) and {@code
 * python/ray/serve/config.py} (2.5x: 2 ongoing requests, look-back 30 s, delays 30 s and 600 s,
 * gains of 1). Deviations: it looks each second and not ten times a second, at a load that is exact
 * and not up to 10 s old.
 *
 * @param target ongoing requests that a worker should have, above 0
 * @param lookBack time over which the load is averaged, positive
 * @param up time that a rise has to be wanted
 * @param down time that a fall has to be wanted
 * @param upGain share of a rise that is made, above 0
 * @param downGain share of a fall that is made, above 0
 */
record RayServeAutoscaler(
    double target, Duration lookBack, Duration up, Duration down, double upGain, double downGain)
    implements ControllerFactory {
  private static final RayServeAutoscaler USUAL =
      new RayServeAutoscaler(
          2, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(10), 1, 1);

  static final ControllerKind KIND =
      new ControllerKind(
          "ray-serve",
          "Ray Serve's policy on ongoing requests, with delays: ray-serve:target=2",
          List.of("target", "look-back", "up", "down", "up-gain", "down-gain"),
          options ->
              new RayServeAutoscaler(
                  options.number("target").orElse(USUAL.target),
                  options.duration("look-back").orElse(USUAL.lookBack),
                  options.duration("up").orElse(USUAL.up),
                  options.duration("down").orElse(USUAL.down),
                  options.number("up-gain").orElse(USUAL.upGain),
                  options.number("down-gain").orElse(USUAL.downGain)));

  private static final String MADE = "{} tasks over {} s want {}, for {} s";
  private static final String KEPT = "kept: {} tasks over {} s want {}";
  private static final String COLD = "no worker for {} tasks";

  RayServeAutoscaler {
    Require.positive("target", target);
    Require.positive("look-back", lookBack);
    Require.notNegative("up", up);
    Require.notNegative("down", down);
    Require.positive("up-gain", upGain);
    Require.positive("down-gain", downGain);
  }

  @Override
  public String name() {
    return ControllerName.of("ray-serve")
        .with("target", target, USUAL.target)
        .with("look-back", lookBack, USUAL.lookBack)
        .with("up", up, USUAL.up)
        .with("down", down, USUAL.down)
        .with("up-gain", upGain, USUAL.upGain)
        .with("down-gain", downGain, USUAL.downGain)
        .toString();
  }

  @Override
  public Duration period() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    return new Rule(limits);
  }

  private final class Rule implements Controller {
    private final double lookBackSeconds = RecentObservations.seconds(lookBack);
    private final RecentObservations recent = new RecentObservations(lookBack);
    private final Limits limits;
    private double riseSince = Double.NaN;
    private double fallSince = Double.NaN;

    Rule(Limits limits) {
      this.limits = limits;
    }

    @Override
    public Decision decide(Observation seen) {
      double load = recent.add(seen) ? recent.tasks(lookBackSeconds) : Double.NaN;
      if (Double.isNaN(load)) {
        return Staffing.unmeasured(seen);
      }
      double running = seen.workers().ready();
      if (running < 1) {
        return cold(seen);
      }
      int wanted = Math.clamp((long) wanted(load, running), limits.min(), limits.max());
      return delayed(seen, load, wanted);
    }

    private Decision cold(Observation seen) {
      double load = Staffing.load(seen);
      int first = load > 0 ? Staffing.ceil(upGain) : 0;
      return new Decision(Math.max(first, Staffing.current(seen)), Reason.of("cold", COLD, load));
    }

    private double wanted(double load, double running) {
      double missing = load / target - running;
      double wanted = Math.ceil(running + (missing > 0 ? upGain : downGain) * missing - 1e-9);
      boolean stuck = Math.ceil(load / target) < running && wanted == running;
      return Math.max(0, stuck ? wanted - 1 : wanted);
    }

    private Decision delayed(Observation seen, double load, int wanted) {
      double now = seen.timeSeconds();
      int current = Staffing.current(seen);
      riseSince = since(riseSince, wanted > current, now);
      fallSince = since(fallSince, wanted < current, now);
      boolean rises = now - riseSince >= RecentObservations.seconds(up);
      boolean falls = now - fallSince >= RecentObservations.seconds(down);
      if (!rises && !falls) {
        return new Decision(current, Reason.of("keep", KEPT, load, lookBackSeconds, wanted));
      }
      double waited = now - (rises ? riseSince : fallSince);
      riseSince = Double.NaN;
      fallSince = Double.NaN;
      int made = falls && current > 1 ? Math.max(1, wanted) : wanted;
      String code = rises ? "scale-up" : "scale-down";
      return new Decision(made, Reason.of(code, MADE, load, lookBackSeconds, made, waited));
    }

    private static double since(double before, boolean wanted, double now) {
      if (!wanted) {
        return Double.NaN;
      }
      return Double.isNaN(before) ? now : before;
    }
  }
}

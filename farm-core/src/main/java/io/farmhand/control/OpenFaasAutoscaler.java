package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * OpenFaaS Pro's autoscaler: the load over what a worker should carry, <code>
 * ceil(load / (target x proportion))</code>, at least 1.
 *
 * <p>The load is, in the mode {@code capacity}, the greatest number of tasks in flight in the last
 * 45 s, which also holds falls back; in the mode {@code queue}, the tasks of the queue that have no
 * answer yet. With {@code zero}, a farm without any load for that time goes to none.
 *
 * <p>Source: docs.openfaas.com, "Auto-scaling your functions" (targets of 50 and 0.9); the
 * recording rule of the mode {@code capacity} in {@code prometheus-cfg.yaml} of the faas-netes
 * chart ({@code max_over_time(gateway_function_invocation_inflight[45s:5s])}); openfaas.com/blog,
 * "Queue Based Scaling" (July 2025). Deviations: the program is not public, so that what the
 * queue's depth counts and how often it looks are taken from its surroundings: a message stays in
 * JetStream until it is acknowledged, and the load is sampled each 5 s. The modes {@code rps} and
 * {@code cpu} are left out: both are about servers that take any number of calls. A target of 50 is
 * meant for such servers too; where a worker has one task at a time, 1 is right.
 *
 * @param mode what the load is
 * @param target load that a worker should carry, above 0
 * @param proportion share of the target at which workers are added, above 0
 * @param window time of which the greatest load counts in the mode {@code capacity}, positive
 * @param zero time without load after which all workers go; empty to keep one
 */
record OpenFaasAutoscaler(
    Mode mode, double target, double proportion, Duration window, Optional<Duration> zero)
    implements ControllerFactory {
  /** What the load is. */
  enum Mode {
    /** The greatest number of tasks in flight in a window. */
    CAPACITY,
    /** Tasks that have no answer yet. */
    QUEUE
  }

  private static final OpenFaasAutoscaler USUAL =
      new OpenFaasAutoscaler(Mode.CAPACITY, 50, 0.9, Duration.ofSeconds(45), Optional.empty());

  private static final Duration SAMPLING = Duration.ofSeconds(5);

  static final ControllerKind KIND =
      new ControllerKind(
          "openfaas-pro",
          "OpenFaaS Pro's autoscaler by capacity or queue: openfaas-pro:target=1,mode=queue",
          List.of("target", "mode", "proportion", "window", "zero"),
          options ->
              new OpenFaasAutoscaler(
                  options.choice("mode", Mode.class).orElse(USUAL.mode),
                  options.number("target").orElse(USUAL.target),
                  options.number("proportion").orElse(USUAL.proportion),
                  options.duration("window").orElse(USUAL.window),
                  options.duration("zero")));

  private static final String CAPACITY = "{} in flight at most in {} s, against {} a worker";
  private static final String QUEUE = "{} in the queue, against {} a worker";
  private static final String ZERO = "none: no load for {} s";

  OpenFaasAutoscaler {
    Require.positive("target", target);
    Require.positive("proportion", proportion);
    Require.positive("window", window);
    zero.ifPresent(time -> Require.positive("zero", time));
  }

  @Override
  public String name() {
    ControllerName name =
        ControllerName.of("openfaas-pro")
            .with("target", target, USUAL.target)
            .with("mode", mode, USUAL.mode)
            .with("proportion", proportion, USUAL.proportion)
            .with("window", window, USUAL.window);
    zero.ifPresent(time -> name.with("zero", Staffing.duration(time)));
    return name.toString();
  }

  @Override
  public Duration period() {
    return SAMPLING;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    return new Rule();
  }

  private final class Rule implements Controller {
    private final double windowSeconds = RecentObservations.seconds(window);
    private final double zeroSeconds =
        zero.map(RecentObservations::seconds).orElse(Double.POSITIVE_INFINITY);
    private final RecentObservations recent = new RecentObservations(window);
    private double lastLoad = Double.NaN;

    @Override
    public Decision decide(Observation seen) {
      if (!recent.add(seen)) {
        return Staffing.unmeasured(seen);
      }
      double load =
          switch (mode) {
            case CAPACITY ->
                recent.greatest(windowSeconds, each -> Math.max(0, each.queues().inFlight()));
            case QUEUE -> Staffing.load(seen);
          };
      if (Staffing.load(seen) > 0 || Double.isNaN(lastLoad)) {
        lastLoad = seen.timeSeconds();
      }
      double idle = seen.timeSeconds() - lastLoad;
      if (idle >= zeroSeconds) {
        return new Decision(0, Reason.of("zero", ZERO, idle));
      }
      double each = target * proportion;
      return new Decision(Math.max(1, Staffing.ceil(load / each)), reason(load, each));
    }

    private Reason reason(double load, double each) {
      return switch (mode) {
        case CAPACITY -> Reason.of("capacity", CAPACITY, load, windowSeconds, each);
        case QUEUE -> Reason.of("queue", QUEUE, load, each);
      };
    }
  }
}

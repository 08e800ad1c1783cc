package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;

/**
 * Knative's pod autoscaler (KPA): the mean concurrency of a minute over the concurrency a worker
 * should have, and of six seconds in a panic.
 *
 * <pre>
 * stable = ceil(concurrency over 60 s / target),  panic = ceil(concurrency over 6 s / target),
 * both in [floor(ready / 2), ceil(1000 ready)]
 * </pre>
 *
 * <p>A panic begins when the unclamped panic number reaches twice the ready workers, goes on for 60
 * s after that was last so, and takes the greatest of both numbers and of all before: in a panic
 * there is no fall. A run that begins with more than one worker begins in a panic. Falls to none
 * wait for the grace period with one worker.
 *
 * <p>Source: Knative serving {@code pkg/autoscaler/scaling/autoscaler.go} and {@code
 * config/core/configmaps/autoscaler.yaml} (1.x); a worker's concurrency limit is 1, of which 70 %
 * is the target. Deviations: concurrency is the mean number of tasks that wait or are in service,
 * from the integral and not from samples a second apart; a scale-down delay, the activation scale
 * and the activator's burst capacity, all off or without a counterpart here, are left out.
 *
 * @param target concurrency that a worker should have, above 0
 * @param stable window of the stable mode, positive
 * @param panic window of the panic mode, positive, at most {@code stable}
 * @param threshold panic number over ready workers at which a panic begins, above 1
 * @param up most workers for each ready one, above 1
 * @param down least workers are the ready ones over this, above 1
 * @param grace time before the last worker goes
 */
record KnativeAutoscaler(
    double target,
    Duration stable,
    Duration panic,
    double threshold,
    double up,
    double down,
    Duration grace)
    implements ControllerFactory {
  private static final KnativeAutoscaler USUAL =
      new KnativeAutoscaler(
          0.7, Duration.ofMinutes(1), Duration.ofSeconds(6), 2, 1000, 2, Duration.ofSeconds(30));

  private static final Duration TICK = Duration.ofSeconds(2);

  static final ControllerKind KIND =
      new ControllerKind(
          "knative",
          "Knative's autoscaler on concurrency, with its panic mode: knative:target=0.7",
          List.of("target", "stable", "panic", "threshold", "up", "down", "grace"),
          options ->
              new KnativeAutoscaler(
                  options.number("target").orElse(USUAL.target),
                  options.duration("stable").orElse(USUAL.stable),
                  options.duration("panic").orElse(USUAL.panic),
                  options.number("threshold").orElse(USUAL.threshold),
                  options.number("up").orElse(USUAL.up),
                  options.number("down").orElse(USUAL.down),
                  options.duration("grace").orElse(USUAL.grace)));

  private static final String STABLE = "{} tasks over {} s against {} a worker";
  private static final String PANIC = "panic: {} tasks over {} s against {} a worker, {} before";
  private static final String GRACE = "the last one stays: no task over {} s, for {} s";

  KnativeAutoscaler {
    Require.positive("target", target);
    Require.positive("stable", stable);
    Require.positive("panic", panic);
    Require.that(panic.compareTo(stable) <= 0, "panic", panic, "at most stable = " + stable);
    Require.that(threshold > 1, "threshold", threshold, "above 1");
    Require.that(up > 1, "up", up, "above 1");
    Require.that(down > 1, "down", down, "above 1");
    Require.notNegative("grace", grace);
  }

  @Override
  public String name() {
    return ControllerName.of("knative")
        .with("target", target, USUAL.target)
        .with("stable", stable, USUAL.stable)
        .with("panic", panic, USUAL.panic)
        .with("threshold", threshold, USUAL.threshold)
        .with("up", up, USUAL.up)
        .with("down", down, USUAL.down)
        .with("grace", grace, USUAL.grace)
        .toString();
  }

  @Override
  public Duration period() {
    return TICK;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    return new Rule();
  }

  private final class Rule implements Controller {
    private final double stableSeconds = RecentObservations.seconds(stable);
    private final double panicSeconds = RecentObservations.seconds(panic);
    private final double graceSeconds = RecentObservations.seconds(grace);
    private final RecentObservations recent = new RecentObservations(stable);
    private boolean begun;
    private double panicTime = Double.NaN;
    private int mostInPanic;
    private double idleSince = Double.NaN;

    @Override
    public Decision decide(Observation seen) {
      if (!recent.add(seen)) {
        return Staffing.unmeasured(seen);
      }
      begin(seen);
      double stableTasks = recent.tasks(stableSeconds);
      double panicTasks = recent.tasks(panicSeconds);
      if (Double.isNaN(stableTasks) || Double.isNaN(panicTasks)) {
        return Staffing.unmeasured(seen);
      }
      double ready = Math.max(1, seen.workers().ready());
      double panicked = Math.ceil(panicTasks / target);
      updatePanic(seen.timeSeconds(), panicked / ready >= threshold);
      int wanted = clamped(Math.ceil(stableTasks / target), ready);
      if (Double.isNaN(panicTime)) {
        return stable(seen, wanted, stableTasks);
      }
      int before = mostInPanic;
      mostInPanic = Math.max(before, Math.max(wanted, clamped(panicked, ready)));
      return new Decision(
          mostInPanic, Reason.of("panic", PANIC, panicTasks, panicSeconds, target, before));
    }

    /** An autoscaler that starts anew has no past to go by, and must not take workers away. */
    private void begin(Observation seen) {
      if (!begun && seen.workers().ready() > 1) {
        panicTime = seen.timeSeconds();
        mostInPanic = seen.workers().ready();
      }
      begun = true;
    }

    private void updatePanic(double now, boolean over) {
      if (over) {
        panicTime = now;
      } else if (panicTime + stableSeconds < now) {
        panicTime = Double.NaN;
        mostInPanic = 0;
      }
    }

    private int clamped(double workers, double ready) {
      double least = Math.floor(ready / down);
      double most = Math.ceil(up * ready);
      return (int) Math.min(Math.max(workers, least), most);
    }

    private Decision stable(Observation seen, int wanted, double tasks) {
      if (wanted > 0) {
        idleSince = Double.NaN;
        return stable(wanted, tasks);
      }
      if (Double.isNaN(idleSince)) {
        idleSince = seen.timeSeconds();
      }
      double idle = seen.timeSeconds() - idleSince;
      return idle < graceSeconds && Staffing.current(seen) > 0
          ? new Decision(1, Reason.of("grace", GRACE, stableSeconds, idle))
          : stable(0, tasks);
    }

    private Decision stable(int wanted, double tasks) {
      return new Decision(wanted, Reason.of("stable", STABLE, tasks, stableSeconds, target));
    }
  }
}

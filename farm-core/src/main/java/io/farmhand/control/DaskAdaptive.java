package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Dask's adaptive deployment: as many workers as do all the work there is in 5 s, but no more than
 * there are tasks.
 *
 * <pre>
 * wanted = min(tasks, ceil(expected work / 5 s));  where that is less than there are: those with a task
 * </pre>
 *
 * <p>A rise is made at once. A worker goes when three decisions in a row suggested it, so that a
 * fall goes to the most wanted in three decisions; starts that are pending go first, which is the
 * pool's way too.
 *
 * <p>Source: Dask {@code distributed/scheduler.py} ({@code adaptive_target}, {@code
 * workers_to_close}) and {@code distributed/deploy/adaptive_core.py}, settings of {@code
 * distributed.yaml} (2026.7: each second, target duration 5 s, wait count 3, 0.5 s for a task of
 * unknown duration). Deviations: the expected work of a waiting task is the farm's estimate, of one
 * in service the mean service time; which of the workers go is the pool's choice, so that
 * suggestions are counted by number and not by worker; the rule on memory is left out.
 *
 * @param duration time in which the work should be done, positive
 * @param waitCount decisions in a row that have to suggest a fall, at least 1
 * @param service mean service time to assume before the first completion, positive
 */
record DaskAdaptive(Duration duration, int waitCount, Duration service)
    implements ControllerFactory {
  private static final DaskAdaptive USUAL =
      new DaskAdaptive(Duration.ofSeconds(5), 3, Duration.ofMillis(500));

  static final ControllerKind KIND =
      new ControllerKind(
          "dask-adaptive",
          "Dask's adaptive scaling: all expected work in 5 s: dask-adaptive:duration=5s",
          List.of("duration", "wait-count", "service"),
          options ->
              new DaskAdaptive(
                  options.duration("duration").orElse(USUAL.duration),
                  options.integer("wait-count").orElse(USUAL.waitCount),
                  options.duration("service").orElse(USUAL.service)));

  private static final String WORK = "{} s of work in {} tasks, to do in {} s";
  private static final String IDLE = "{} of {} ready workers have a task; {} s of work";
  private static final String HELD = "{} wanted, but not {} times in a row; {} s of work";

  DaskAdaptive {
    Require.positive("duration", duration);
    Require.that(waitCount >= 1, "wait-count", waitCount, "at least 1");
    Require.positive("service", service);
  }

  @Override
  public String name() {
    return ControllerName.of("dask-adaptive")
        .with("duration", duration, USUAL.duration)
        .with("wait-count", waitCount, USUAL.waitCount)
        .with("service", service, USUAL.service)
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
    private final double durationSeconds = RecentObservations.seconds(duration);
    private final LoadEstimate estimate = new LoadEstimate(Duration.ZERO, Optional.of(service));
    private final SlidingMinimum suggestions = new SlidingMinimum(waitCount);
    private final Limits limits;
    private long decisions;

    Rule(Limits limits) {
      this.limits = limits;
    }

    @Override
    public Decision decide(Observation seen) {
      estimate.update(seen);
      double tasks = Staffing.load(seen);
      double work = work(seen);
      double ready = Math.max(0, seen.workers().ready());
      double wanted = Math.min(tasks, Math.ceil(work / durationSeconds - 1e-9));
      if (tasks > 0 && ready == 0) {
        wanted = Math.max(1, wanted);
      }
      double busy = Math.clamp(seen.workers().busy(), 0, ready);
      boolean fewer = wanted < ready;
      int target = Math.clamp((long) (fewer ? busy : wanted), limits.min(), limits.max());
      int current = Staffing.current(seen);
      if (decisions == 0) {
        suggestions.add(decisions++, -current);
      }
      int most = -suggestions.add(decisions++, -target);
      if (target < current && most > target) {
        return new Decision(
            Math.min(most, current), Reason.of("held", HELD, target, waitCount, work));
      }
      Reason reason =
          fewer
              ? Reason.of("idle", IDLE, busy, ready, work)
              : Reason.of("work", WORK, work, tasks, durationSeconds);
      return new Decision(target, reason);
    }

    private double work(Observation seen) {
      double each = estimate.serviceSeconds();
      double known = seen.queues().expectedWorkSeconds();
      boolean estimated = known > 0 && known < Double.MAX_VALUE;
      double waiting = estimated ? known : LoadEstimate.waiting(seen) * each;
      return waiting + Math.max(0, seen.queues().inFlight()) * each;
    }
  }
}

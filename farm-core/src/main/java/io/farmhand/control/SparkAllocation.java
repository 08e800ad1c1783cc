package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;

/**
 * Spark's dynamic allocation: 1, 2, 4, 8... workers more for each second that tasks have been
 * waiting, and none for more than a minute that has no task.
 *
 * <p>While tasks wait, the number asked for grows after 1 s and then each second, twice as much
 * each time, up to the tasks in the farm; when none waits, growth begins again with 1. Where the
 * number asked for is more than the tasks, it falls to them at once: that cancels starts, but
 * workers that run stay until they have been idle for 60 s.
 *
 * <p>Source: Spark {@code core/src/main/scala/org/apache/spark/ExecutorAllocationManager.scala}
 * (backlog timeouts 1 s, idle timeout 60 s, one task an executor). Deviations: it looks each second
 * and not ten times; which workers are idle is not observed, so that as many are taken to have been
 * idle for the whole minute as were idle at every decision of it; cached blocks and locality have
 * no counterpart.
 *
 * @param backlog time that tasks have to wait before the first are added
 * @param sustained time from one addition to the next while tasks wait
 * @param idle time without a task after which a worker goes, positive
 */
record SparkAllocation(Duration backlog, Duration sustained, Duration idle)
    implements ControllerFactory {
  private static final SparkAllocation USUAL =
      new SparkAllocation(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(1));

  static final ControllerKind KIND =
      new ControllerKind(
          "spark",
          "Spark's dynamic allocation: 1, 2, 4... more while tasks wait: spark:idle=60s",
          List.of("idle", "backlog", "sustained"),
          options ->
              new SparkAllocation(
                  options.duration("backlog").orElse(USUAL.backlog),
                  options.duration("sustained").orElse(USUAL.sustained),
                  options.duration("idle").orElse(USUAL.idle)));

  private static final String ADDED = "{} more, for {} tasks wait; {} in the farm";
  private static final String LOWERED =
      "{} asked for are enough for {} in the farm; {} run, {} idle for {} s";
  private static final String KEPT = "{} asked for, {} wait; {} run, {} idle for {} s";

  SparkAllocation {
    Require.notNegative("backlog", backlog);
    Require.notNegative("sustained", sustained);
    Require.positive("idle", idle);
  }

  @Override
  public String name() {
    return ControllerName.of("spark")
        .with("idle", idle, USUAL.idle)
        .with("backlog", backlog, USUAL.backlog)
        .with("sustained", sustained, USUAL.sustained)
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
    private final double idleSeconds = RecentObservations.seconds(idle);
    private final RecentObservations recent = new RecentObservations(idle);
    private final Limits limits;
    private double asked = Double.NaN;
    private double addTime = Double.NaN;
    private double toAdd = 1;

    Rule(Limits limits) {
      this.limits = limits;
    }

    @Override
    public Decision decide(Observation seen) {
      if (!recent.add(seen)) {
        return Staffing.unmeasured(seen);
      }
      if (Double.isNaN(asked)) {
        asked = Staffing.current(seen);
      }
      updateBacklog(seen);
      double tasks = Staffing.load(seen);
      if (tasks < asked && seen.totals().accepted() > 0) {
        asked = Math.max(tasks, limits.min());
        toAdd = 1;
        return decision(seen, "lowered", LOWERED, tasks);
      }
      if (seen.timeSeconds() >= addTime) {
        return add(seen, tasks);
      }
      return decision(seen, "keep", KEPT, LoadEstimate.waiting(seen));
    }

    private void updateBacklog(Observation seen) {
      if (LoadEstimate.waiting(seen) == 0) {
        addTime = Double.NaN;
        toAdd = 1;
      } else if (Double.isNaN(addTime)) {
        addTime = seen.timeSeconds() + RecentObservations.seconds(backlog);
      }
    }

    private Decision add(Observation seen, double tasks) {
      addTime = seen.timeSeconds() + RecentObservations.seconds(sustained);
      double before = asked;
      double more = Math.max(asked, running(seen)) + toAdd;
      asked = Math.max(before, Math.clamp(Math.min(more, tasks), limits.min(), limits.max()));
      double added = asked - before;
      toAdd = added == toAdd ? toAdd * 2 : 1;
      int target = target(seen);
      return new Decision(
          target, Reason.of("backlog", ADDED, added, LoadEstimate.waiting(seen), tasks));
    }

    private Decision decision(Observation seen, String code, String sentence, double tasks) {
      return new Decision(
          target(seen),
          Reason.of(code, sentence, asked, tasks, running(seen), expired(seen), idleSeconds));
    }

    /** What is asked for, or the workers that run less those that have been idle for too long. */
    private int target(Observation seen) {
      return (int) Math.max(0, Math.max(asked, running(seen) - expired(seen)));
    }

    private static double running(Observation seen) {
      return Math.max(0, seen.workers().ready());
    }

    private double expired(Observation seen) {
      if (!recent.covers(idleSeconds)) {
        return 0;
      }
      // With the observation at the window's far end, at which they must have been idle too.
      double least = recent.least(idleSeconds + 1e-6, Rule::idleWorkers);
      return Math.clamp(least, 0, running(seen));
    }

    private static double idleWorkers(Observation seen) {
      return (double) seen.workers().ready() - seen.workers().busy();
    }
  }
}

package io.farmhand.control;

import io.farmhand.monitor.Observation;
import io.farmhand.monitor.PaperObservation.Feature;
import java.time.Duration;
import java.util.List;

/**
 * The reactive controllers of the published system: one worker more or less where the work expected
 * over the next step differs from the free workers.
 *
 * <p>With the arrival rate l, the q waiting tasks, the time s of one task (at least 0.1 s) and the
 * horizon h = max(step, s, 1 s):
 *
 * <pre>
 * demand = max(1, l s + (q / h) s)
 * busy   = (active / h) s a          active: tasks that workers hold
 * delta  = demand - (workers - busy)
 * </pre>
 *
 * and a worker more if delta &gt;= 0.5, one less if delta &lt;= -0.5. {@code ReactiveAverage} takes
 * the mean time of the window for s and a = 0.5, {@code ReactiveMaximum} the longest and a = 1.
 *
 * <p>Known defect, kept because these are baselines: s is the time from creation to collection, not
 * the time in service. Queueing delay comes back as service time, so that the rule asks for ever
 * more workers while a queue is served and gives them away too late. {@link SquareRootStaffing} has
 * the service time.
 *
 * <p>Source: arXiv 2602.06555 and its prototype. Deviations: {@code workers} is the target; there,
 * scaling blocks the step, so that both agree. The bounds of the published observation are not
 * applied to what the rule reads: its scenario does not reach them, and elsewhere they would only
 * distort.
 *
 * @param name name of the rule
 * @param longest whether s is the longest time of the window
 * @param busyWeight a
 */
record ReactiveRule(String name, boolean longest, double busyWeight) implements ControllerFactory {
  static final ReactiveRule AVERAGE = new ReactiveRule("reactive-average", false, 0.5);
  static final ReactiveRule MAXIMUM = new ReactiveRule("reactive-maximum", true, 1);

  static final ControllerKind AVERAGE_KIND =
      AVERAGE.kind("the published reactive rule on mean times: a baseline, with its defect");
  static final ControllerKind MAXIMUM_KIND =
      MAXIMUM.kind("the published reactive rule on longest times: a baseline, with its defect");

  private static final double LEAST_SECONDS = 0.1;
  private static final double LEAST_HORIZON_SECONDS = 1;
  private static final double THRESHOLD = 0.5;
  private static final String SENTENCE =
      "demand for {} workers against {} free of {}, with {} s a task";

  private ControllerKind kind(String description) {
    return new ControllerKind(name, description, List.of(), options -> this);
  }

  @Override
  public Duration period() {
    return Controllers.PERIOD;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    double stepSeconds = period.toNanos() / 1e9;
    return observation -> decide(observation, stepSeconds);
  }

  private Decision decide(Observation seen, double stepSeconds) {
    double taskSeconds = taskSeconds(seen);
    double horizonSeconds = Math.max(Math.max(stepSeconds, taskSeconds), LEAST_HORIZON_SECONDS);
    double demand =
        Math.max(
            1,
            (Feature.ARRIVAL_RATE.raw(seen) + Feature.WORKER_QUEUE.raw(seen) / horizonSeconds)
                * taskSeconds);
    double workers = Feature.WORKERS.raw(seen);
    double busy = active(seen) / horizonSeconds * taskSeconds * busyWeight;
    double free = workers - busy;
    double missing = demand - free;
    if (missing >= THRESHOLD) {
      return decision("scale-up", workers + 1, demand, free, workers, taskSeconds);
    }
    if (missing <= -THRESHOLD) {
      return decision("scale-down", workers - 1, demand, free, workers, taskSeconds);
    }
    return decision("keep", workers, demand, free, workers, taskSeconds);
  }

  private static Decision decision(
      String code, double target, double demand, double free, double workers, double taskSeconds) {
    return new Decision(
        (int) Math.max(0, target), Reason.of(code, SENTENCE, demand, free, workers, taskSeconds));
  }

  private double taskSeconds(Observation seen) {
    double seconds = Math.max(Feature.MEAN_TIME.raw(seen), LEAST_SECONDS);
    return longest ? Math.max(Feature.MAX_TIME.raw(seen), seconds) : seconds;
  }

  private static double active(Observation seen) {
    double active =
        Math.max(
            0,
            seen.totals().accepted()
                - Feature.WORKER_QUEUE.raw(seen)
                - Feature.RESULT_QUEUE.raw(seen)
                - Feature.OUTPUT_QUEUE.raw(seen));
    return Math.min(active > 0 ? active - 1 : 0, Feature.WORKERS.raw(seen));
  }
}

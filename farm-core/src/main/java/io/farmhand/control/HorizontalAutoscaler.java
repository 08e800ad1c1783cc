package io.farmhand.control;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.Observation.Totals;
import java.time.Duration;
import java.util.List;

/**
 * Kubernetes' horizontal pod autoscaler (HPA v2): as many workers as bring a metric to its target.
 *
 * <pre>
 * ratio = metric / target;  kept if |ratio - 1| &lt;= tolerance, else ceil(ready x ratio)
 * </pre>
 *
 * <p>and of that what {@link HorizontalBehavior} allows. The metric is one of two: the {@code
 * utilization} of the ready workers, which is what a farm has in place of the CPU, or the {@code
 * load}, tasks in the farm for each worker, as an external metric with an average value would have
 * it. Utilisation ends at 1, so that a rise is at most by 1 / target; load does not.
 *
 * <p>Workers that are starting count as unready pods do: left out of a fall, idle in a rise, and
 * where they turn one into the other the target is kept.
 *
 * <p>Source: Kubernetes {@code pkg/controller/podautoscaler/replica_calculator.go} ({@code
 * GetResourceReplicas}, {@code GetExternalPerPodMetricReplicas}) and {@code horizontal.go}; every
 * 15 s, tolerance 0.1, 80 % as in {@code autoscaling/v1}. Deviations: the metric is not as old as
 * one that was scraped; utilisation is the mean over a window by the workers that are ready now; no
 * metric of a pod is ever missing; a pod's first minutes, in which its CPU may be disregarded, are
 * not.
 *
 * @param metric what is measured
 * @param target value of the metric that it should have, above 0; of utilisation at most 1
 * @param tolerance deviation of the ratio from 1 up to which nothing changes, at least 0
 * @param window time over which utilisation is averaged, positive
 * @param stabilization time of which the largest recommendation counts for a fall
 */
record HorizontalAutoscaler(
    Metric metric, double target, double tolerance, Duration window, Duration stabilization)
    implements ControllerFactory {
  /** What is measured. */
  enum Metric {
    /** Share of the time of the ready workers in which they hold a task. */
    UTILIZATION(0.8),
    /** Tasks in the farm for each worker. */
    LOAD(1);

    private final double usual;

    Metric(double usual) {
      this.usual = usual;
    }
  }

  static final ControllerKind KIND =
      new ControllerKind(
          "hpa",
          "Kubernetes' horizontal autoscaler on utilisation or load: hpa:target=0.8",
          List.of("target", "metric", "tolerance", "window", "stabilization"),
          HorizontalAutoscaler::parse);

  HorizontalAutoscaler {
    Require.positive("target", target);
    Require.that(
        metric == Metric.LOAD || target <= 1,
        "target",
        target,
        "at most 1 for utilization, a share; for tasks per worker choose metric=load");
    Require.notNegative("tolerance", tolerance);
    Require.positive("window", window);
    Require.notNegative("stabilization", stabilization);
  }

  private static HorizontalAutoscaler parse(ControllerOptions options) {
    Metric metric = options.choice("metric", Metric.class).orElse(Metric.UTILIZATION);
    return new HorizontalAutoscaler(
        metric,
        options.number("target").orElse(metric.usual),
        options.number("tolerance").orElse(HorizontalBehavior.TOLERANCE),
        options.duration("window").orElse(HorizontalBehavior.SYNC_PERIOD),
        options.duration("stabilization").orElse(HorizontalBehavior.STABILIZATION));
  }

  @Override
  public String name() {
    return ControllerName.of("hpa")
        .with("target", target, metric.usual)
        .with("metric", metric, Metric.UTILIZATION)
        .with("tolerance", tolerance, HorizontalBehavior.TOLERANCE)
        .with("window", window, HorizontalBehavior.SYNC_PERIOD)
        .with("stabilization", stabilization, HorizontalBehavior.STABILIZATION)
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
    private final double windowSeconds = RecentObservations.seconds(window);
    private final RecentObservations recent =
        new RecentObservations(
            window.compareTo(HorizontalBehavior.SYNC_PERIOD) > 0
                ? window
                : HorizontalBehavior.SYNC_PERIOD);
    private final HorizontalBehavior behavior = new HorizontalBehavior(recent, stabilization);

    @Override
    public Decision decide(Observation seen) {
      if (!recent.add(seen)) {
        return Staffing.unmeasured(seen);
      }
      return switch (metric) {
        case UTILIZATION -> byUtilization(seen);
        case LOAD -> byLoad(seen);
      };
    }

    private Decision byUtilization(Observation seen) {
      double usage = recent.rate(windowSeconds, Totals::busySeconds);
      double ready = seen.workers().ready();
      if (!(ready >= 1) || Double.isNaN(usage)) {
        return Staffing.unmeasured(seen);
      }
      double ratio = usage / ready / target;
      double counted = ready;
      if (ratio > 1) {
        counted += Math.max(0, seen.workers().starting());
      }
      double rated = usage / counted / target;
      boolean turned = ratio > 1 && rated < 1;
      int wanted = tolerated(rated) || turned ? Staffing.current(seen) : ceil(rated * counted);
      return behavior.decide(seen, wanted, usage / counted, target);
    }

    private Decision byLoad(Observation seen) {
      double load = Staffing.load(seen);
      double all = Math.max(0, (double) seen.workers().starting() + seen.workers().ready());
      if (all == 0) {
        return behavior.decide(seen, ceil(load / target), load, target);
      }
      boolean kept = tolerated(load / all / target);
      int wanted = kept ? Staffing.current(seen) : ceil(load / target);
      return behavior.decide(seen, wanted, load / all, target);
    }

    private boolean tolerated(double ratio) {
      return Math.abs(ratio - 1) <= tolerance + 1e-9;
    }

    private static int ceil(double workers) {
      return Math.max(0, Staffing.ceil(workers));
    }
  }
}

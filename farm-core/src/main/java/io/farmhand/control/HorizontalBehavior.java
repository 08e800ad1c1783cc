package io.farmhand.control;

import io.farmhand.monitor.Observation;
import java.time.Duration;

/**
 * What Kubernetes' horizontal autoscaler makes of its recommendations when nothing else is set.
 *
 * <p>A fall goes to the largest recommendation of the last 300 s, the number at the start being the
 * first of them; a rise goes at most to the greater of 4 more and twice as many as 15 s ago.
 *
 * <p>Source: Kubernetes {@code pkg/controller/podautoscaler/horizontal.go} ({@code
 * stabilizeRecommendationWithBehaviors}, {@code convertDesiredReplicasWithBehaviorRate}) and the
 * default behaviour of {@code autoscaling/v2} (stable since 1.23). The default limit on falls, all
 * of them in 15 s, limits nothing and is left out.
 */
final class HorizontalBehavior {
  /** How often the autoscaler looks. */
  static final Duration SYNC_PERIOD = Duration.ofSeconds(15);

  static final Duration STABILIZATION = Duration.ofMinutes(5);
  static final double TOLERANCE = 0.1;

  private static final double RISE_SECONDS = 15;
  private static final double RISE_WORKERS = 4;
  private static final double RISE_FACTOR = 2;
  private static final String HELD = "{} wanted, but {} not long ago: {} against {} a worker";
  private static final String SLOWED = "{} wanted, {} allowed at once: {} against {} a worker";
  private static final String CHANGED = "{} wanted instead of {}: {} against {} a worker";
  private static final String KEPT = "{} kept: {} against {} a worker";

  private final RecentObservations recent;
  private final Limiter stabilization;

  /**
   * The behaviour in one run.
   *
   * @param recent the observations of the run, at least of the last 15 s
   * @param stabilization time of which the largest recommendation counts for a fall
   */
  HorizontalBehavior(RecentObservations recent, Duration stabilization) {
    this.recent = recent;
    this.stabilization =
        Limiter.of(
            Limits.between(0, Integer.MAX_VALUE).withStabilization(Duration.ZERO, stabilization));
  }

  /**
   * What becomes of a recommendation.
   *
   * @param seen the latest observation
   * @param recommended what the metric asks for; the target where it is within the tolerance
   * @param metric value of the metric a worker, for the reason
   * @param target the value that it should have
   */
  Decision decide(Observation seen, int recommended, double metric, double target) {
    int current = Staffing.current(seen);
    int stable =
        stabilization.limit((long) (seen.timeSeconds() * 1e9), current, Math.max(0, recommended));
    if (stable > recommended) {
      return decision(stable, "stabilized", HELD, recommended, stable, metric, target);
    }
    int most = most(current);
    if (stable > most) {
      return decision(most, "rate-limited", SLOWED, stable, most, metric, target);
    }
    return stable == current
        ? decision(stable, "keep", KEPT, stable, metric, target)
        : decision(stable, "metric", CHANGED, stable, current, metric, target);
  }

  private static Decision decision(int target, String code, String sentence, double... values) {
    return new Decision(target, Reason.of(code, sentence, values));
  }

  private int most(int current) {
    double before = Math.max(0, recent.earliest(RISE_SECONDS).workers().target());
    return (int) Math.max(current, Math.max(before + RISE_WORKERS, RISE_FACTOR * before));
  }
}

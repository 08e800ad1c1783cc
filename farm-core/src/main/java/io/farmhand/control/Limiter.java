package io.farmhand.control;

/**
 * Makes an allowed target of a wanted one, for one run.
 *
 * <p>In this order: bounds, stabilisation, hysteresis, step; and the bounds once more, since they
 * hold whatever else does: a pool that starts outside of them is brought to the nearer one at once.
 * Stabilisation takes the target nearest to the current one between the smallest wanted in the last
 * {@link Limits#stabilizeUp()} and the largest wanted in the last {@link Limits#stabilizeDown()},
 * as Kubernetes' horizontal autoscaler does; what is older than or as old as the window does not
 * count, and the run begins as if its first target had just been wanted.
 *
 * <p>It reads no clock, and allocates only when a window holds more decisions than ever before. Not
 * for use by several threads.
 */
public final class Limiter {
  private final Limits limits;
  private final SlidingMinimum wantedUp;
  private final SlidingMinimum wantedDown;
  private final boolean stabilizing;
  private boolean begun;
  private Limit limitedBy = Limit.NONE;

  private Limiter(Limits limits) {
    this.limits = limits;
    wantedUp = new SlidingMinimum(limits.stabilizeUp().toNanos());
    wantedDown = new SlidingMinimum(limits.stabilizeDown().toNanos());
    stabilizing = limits.stabilizeUp().isPositive() || limits.stabilizeDown().isPositive();
  }

  /** A limiter for one run. */
  public static Limiter of(Limits limits) {
    return new Limiter(limits);
  }

  /**
   * The allowed target.
   *
   * @param nowNanos time of the decision, not before that of the previous one; only differences
   *     count
   * @param current target so far
   * @param wanted target that the controller wants
   */
  public int limit(long nowNanos, int current, int wanted) {
    limitedBy = Limit.NONE;
    int target = kept(wanted);
    if (stabilizing) {
      target = stabilized(nowNanos, current, target);
    }
    if (target != current && Math.abs((long) target - current) <= limits.hysteresis()) {
      target = current;
      limitedBy = Limit.HYSTERESIS;
    }
    target = kept(stepped(current, target));
    if (target == wanted) {
      limitedBy = Limit.NONE;
    }
    return target;
  }

  /** What kept the last target from being the wanted one; of several limits the decisive one. */
  public Limit limitedBy() {
    return limitedBy;
  }

  private int bounded(int target) {
    return Math.clamp(target, limits.min(), limits.max());
  }

  private int kept(int target) {
    int bounded = bounded(target);
    if (bounded != target) {
      limitedBy = target < bounded ? Limit.MIN : Limit.MAX;
    }
    return bounded;
  }

  private int stabilized(long nowNanos, int current, int target) {
    int base = bounded(current);
    if (!begun) {
      begun = true;
      wantedUp.add(nowNanos, base);
      wantedDown.add(nowNanos, -base);
    }
    int least = wantedUp.add(nowNanos, target);
    int most = -wantedDown.add(nowNanos, -target);
    int stable = Math.clamp(base, least, most);
    if (stable < target) {
      limitedBy = Limit.STABILIZE_UP;
    } else if (stable > target) {
      limitedBy = Limit.STABILIZE_DOWN;
    }
    return stable;
  }

  private int stepped(int current, int target) {
    long change = (long) target - current;
    if (change > limits.stepUp()) {
      limitedBy = Limit.STEP_UP;
      return current + limits.stepUp();
    }
    if (-change > limits.stepDown()) {
      limitedBy = Limit.STEP_DOWN;
      return current - limits.stepDown();
    }
    return target;
  }
}

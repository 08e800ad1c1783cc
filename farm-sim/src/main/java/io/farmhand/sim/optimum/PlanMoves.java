package io.farmhand.sim.optimum;

import io.farmhand.control.Limits;
import java.util.random.RandomGenerator;

/** Small changes of a plan; the limits are looked after when it is played. */
final class PlanMoves {
  private final RandomGenerator random;
  private final int mostChange;
  private final int least;
  private final int most;

  PlanMoves(Limits limits, RandomGenerator random) {
    this.random = random;
    least = limits.min();
    most = limits.max();
    int step = Math.min(Math.max(limits.stepUp(), limits.stepDown()), most - least);
    mostChange = Math.clamp(step, 1, 4);
  }

  /** Makes one of them. */
  void change(int[] plan) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> raise(plan, change());
      case 3, 4, 5 -> moveEdge(plan);
      case 6, 7 -> flatten(plan);
      case 8 -> exchange(plan);
      default -> {
        moveEdge(plan);
        raise(plan, change());
      }
    }
  }

  private int change() {
    int size = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(mostChange);
    return random.nextBoolean() ? size : -size;
  }

  /** Another number of workers from one step to another. */
  private void raise(int[] plan, int by) {
    int from = random.nextInt(plan.length);
    int length = length(plan.length - from);
    for (int i = from; i < from + length; i++) {
      plan[i] = Math.clamp(plan[i] + by, least, most);
    }
  }

  /** Short ones more often than long ones. */
  private int length(int longest) {
    int bound = random.nextBoolean() ? Math.min(longest, 4) : longest;
    return 1 + random.nextInt(bound);
  }

  /** A change of the target comes some steps sooner or later. */
  private void moveEdge(int[] plan) {
    int edge = randomEdge(plan);
    if (edge < 0) {
      return;
    }
    int steps = 1 + random.nextInt(3);
    boolean later = random.nextBoolean();
    int level = later ? plan[edge - 1] : plan[edge];
    for (int i = 0; i < steps; i++) {
      int at = later ? edge + i : edge - 1 - i;
      if (at >= 0 && at < plan.length) {
        plan[at] = level;
      }
    }
  }

  /** A step, after the first, that changes the target; -1 when none does. */
  private int randomEdge(int[] plan) {
    int chosen = -1;
    int seen = 0;
    for (int i = 1; i < plan.length; i++) {
      if (plan[i] != plan[i - 1] && random.nextInt(++seen) == 0) {
        chosen = i;
      }
    }
    return chosen;
  }

  /** The number of workers at one step also holds for those after or before it. */
  private void flatten(int[] plan) {
    int from = random.nextInt(plan.length);
    int length = length(plan.length - from);
    int level = plan[random.nextBoolean() ? from : from + length - 1];
    for (int i = from; i < from + length; i++) {
      plan[i] = level;
    }
  }

  /** More workers at one time and less at another. */
  private void exchange(int[] plan) {
    int by = change();
    raise(plan, by);
    raise(plan, -by);
  }
}

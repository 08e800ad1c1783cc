package io.farmhand.learn.training;

import io.farmhand.sim.scenario.Scenario;

/**
 * What the steps of an episode cost in the units of a {@link io.farmhand.learn.search.SearchGoal}:
 * workers and actions in mean workers of an episode, misses in percentage points of its tasks.
 *
 * <p>How an episode's end counts depends on whether the end can be seen coming. With a clock in the
 * observation the last step is a state like others: it pays for the deadlines that the tasks left
 * behind will miss, and nothing is worth anything after it. Without a clock a truncation comes out
 * of the blue: what is left then is worth what it is worth in any step, so that the value goes on
 * and the late misses are not paid twice. After a termination nothing follows in either case.
 */
public final class Bill {
  /** Without an end that can be seen coming, sums would have none. */
  private static final double CLOCKLESS_DISCOUNT = 0.95;

  private final Trajectory episode;
  private final boolean clock;
  private final double perWorkerSecond;
  private final double perAction;
  private final double perMiss;

  private Bill(
      Trajectory episode, boolean clock, double perWorkerSecond, double perAction, double perMiss) {
    this.episode = episode;
    this.clock = clock;
    this.perWorkerSecond = perWorkerSecond;
    this.perAction = perAction;
    this.perMiss = perMiss;
  }

  /**
   * The bill of an episode.
   *
   * @param clock whether the observation tells how far the episode has come
   */
  public static Bill of(Trajectory episode, TrainingTask task, boolean clock) {
    Scenario.Control control = task.scenario().control();
    double seconds = control.step().toNanos() * 1e-9 * control.maxSteps();
    return new Bill(
        episode,
        clock,
        1 / seconds,
        task.goal().perAction(),
        100.0 / Math.max(1, episode.figures().tasks()));
  }

  /** What a step counts less than the one before it, with or without a clock. */
  public static double discount(boolean clock) {
    return clock ? 1 : CLOCKLESS_DISCOUNT;
  }

  /** The workers of a step. */
  public double workers(int step) {
    return costs(step).workerSeconds() * perWorkerSecond;
  }

  /** The change of the target at a step, 0 without one. */
  public double action(int step) {
    return costs(step).changed() ? perAction : 0;
  }

  /** The misses of a step. */
  public double misses(int step) {
    Costs costs = costs(step);
    return (costs.misses() + (goesOn(step) ? 0 : costs.lateMisses())) * perMiss;
  }

  /** Whether the state after a step is worth anything. */
  public boolean goesOn(int step) {
    Transition made = episode.steps().get(step);
    return !made.terminated() && !(made.truncated() && clock);
  }

  private Costs costs(int step) {
    return episode.steps().get(step).costs();
  }
}

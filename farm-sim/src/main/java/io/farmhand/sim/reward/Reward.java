package io.farmhand.sim.reward;

import io.farmhand.check.Require;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.PaperObservation.Feature;

/** What a step is worth. */
public sealed interface Reward {
  /** The published reward. */
  Reward PAPER = new Paper();

  /** The reward of a step. */
  double of(Transition step);

  /** The name by which people choose it. */
  String name();

  /**
   * One step, as rewards see it.
   *
   * @param before what was seen when the action was taken
   * @param after what was seen at the end of the step
   * @param delta workers that the action added to the target, after limits
   * @param terminated whether every task has its outcome
   * @param truncated whether the last step is over while tasks are left
   * @param tasks tasks of the episode
   * @param lateMisses deadlines missed by the tasks that were left at a truncation
   */
  record Transition(
      Observation before,
      Observation after,
      int delta,
      boolean terminated,
      boolean truncated,
      int tasks,
      long lateMisses) {}

  /**
   * The published reward.
   *
   * <p>With the QoS of the window, q waiting tasks, w workers and d = change of the target:
   *
   * <pre>
   * 36 (qos - 0.95) - 2.5 max(0, q/30 - 1)^2
   *   - 0.05 max(0, w - 14)   if q &lt;= 8 and qos &gt;= 0.95
   *   - 0.08 |d|
   *   + 5.5 d                 if (q &gt; 8 or qos &lt; 0.95) and d &gt; 0
   *   + 0.1 |d|               if not (q &gt; 8 or qos &lt; 0.95) and d &lt; 0
   *   + 3.6                   if qos &gt;= 0.95 and q/30 &lt;= 0.5
   * </pre>
   *
   * and at the last step -2 min(unfinished, 30) when tasks are left, +8 when all are done before
   * it. Source: arXiv 2602.06555 and its prototype.
   */
  record Paper() implements Reward {
    private static final double GOAL = 0.95;
    private static final double BUSY_QUEUE = 8;
    private static final double LONG_QUEUE = 30;

    @Override
    public String name() {
      return "paper";
    }

    @Override
    public double of(Transition step) {
      double qos = Feature.QOS.clipped(step.after);
      double queue = Feature.WORKER_QUEUE.clipped(step.after);
      double workers = Feature.WORKERS.clipped(step.after);
      boolean overloaded = queue > BUSY_QUEUE || qos < GOAL;
      double excess = Math.max(0, queue / LONG_QUEUE - 1);
      double reward = 36 * (qos - GOAL) - 2.5 * excess * excess - 0.08 * Math.abs(step.delta);
      if (!overloaded) {
        reward -= 0.05 * Math.max(0, workers - 14);
      }
      reward += bonus(overloaded, step.delta);
      if (qos >= GOAL && queue / LONG_QUEUE <= 0.5) {
        reward += 3.6;
      }
      return reward + end(step);
    }

    private static double bonus(boolean overloaded, int delta) {
      if (overloaded) {
        return delta > 0 ? 5.5 * delta : 0;
      }
      return delta < 0 ? 0.1 * -delta : 0;
    }

    private static double end(Transition step) {
      if (step.terminated) {
        return 8;
      }
      long left = step.tasks - step.after.totals().collected();
      return step.truncated ? -2.0 * Math.min(left, 30) : 0;
    }
  }

  /**
   * Minus the cost of the step, in any currency.
   *
   * <p>Deadlines missed by tasks that a truncation leaves behind are paid for at its step, so that
   * the sum of the rewards is the cost of the whole episode.
   *
   * @param perMiss price of a missed deadline
   * @param perWorkerSecond price of a worker for a second, from when it is asked for
   * @param perAction price of a change of the target
   */
  record Cost(double perMiss, double perWorkerSecond, double perAction) implements Reward {
    public Cost {
      Require.notNegative("perMiss", perMiss);
      Require.notNegative("perWorkerSecond", perWorkerSecond);
      Require.notNegative("perAction", perAction);
    }

    @Override
    public String name() {
      return "cost";
    }

    @Override
    public double of(Transition step) {
      Observation.Totals before = step.before.totals();
      Observation.Totals after = step.after.totals();
      return -perMiss * (after.missed() - before.missed() + step.lateMisses)
          - perWorkerSecond * (after.workerSeconds() - before.workerSeconds())
          - (step.delta == 0 ? 0 : perAction);
    }
  }
}

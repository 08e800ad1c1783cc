package io.farmhand.learn.search;

import io.farmhand.check.Require;

/**
 * What a search is for: the least mean workers and actions at which the QoS is reached.
 *
 * @param qos share of the tasks that must meet their deadline, on average over episodes
 * @param perAction workers that one action less is worth
 */
public record SearchGoal(double qos, double perAction) {
  public SearchGoal {
    Require.that(qos > 0 && qos < 1, "qos", qos, "between 0 and 1");
    Require.notNegative("perAction", perAction);
  }

  /** Whether a score is better than another: it reaches the QoS, and at less effort. */
  public boolean prefers(Score score, Score other) {
    boolean reaches = score.qos() >= qos;
    if (reaches && other.qos() >= qos) {
      return score.effort(this) < other.effort(this);
    }
    return reaches || (other.qos() < qos && score.qos() > other.qos());
  }
}

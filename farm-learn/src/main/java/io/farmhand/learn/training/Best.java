package io.farmhand.learn.training;

import io.farmhand.learn.search.Score;
import io.farmhand.learn.search.SearchGoal;
import io.farmhand.policy.ValueRule;

/**
 * The policy that would be kept.
 *
 * @param rule how it decides
 * @param score what it reached on the validation episodes
 * @param episode episodes played before
 */
record Best(ValueRule rule, Score score, long episode) {
  /** Whether {@code score} is better than this for the goal: it reaches it, at less effort. */
  boolean isBeatenBy(Score other, SearchGoal goal) {
    boolean reaches = other.qos() >= goal.qos();
    if (reaches && score.qos() >= goal.qos()) {
      return other.effort(goal) < score.effort(goal);
    }
    return reaches || (score.qos() < goal.qos() && other.qos() > score.qos());
  }
}

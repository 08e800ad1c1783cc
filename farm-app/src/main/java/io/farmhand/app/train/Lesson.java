package io.farmhand.app.train;

import io.farmhand.learn.search.Score;
import io.farmhand.policy.Policy;
import java.util.function.Predicate;

/** One training, whatever its method. */
interface Lesson {
  /**
   * Where it stands, after a validation.
   *
   * @param done how much of the budget is spent
   * @param now what the policy reaches now on the validation episodes
   * @param best what the policy reached there that would be kept
   */
  record Stand(long done, Score now, Score best) {}

  /**
   * What it found.
   *
   * @param policy the policy that was kept
   * @param validation what it reached on the validation episodes
   */
  record Found(Policy policy, Score validation) {}

  /** The budget, in whatever it counts. */
  long total();

  /**
   * Learns.
   *
   * @param proceed hears of every validation, and ends the lesson by returning false
   */
  Found learn(Predicate<Stand> proceed);

  /** Ends it soon; from any thread. */
  void stop();
}

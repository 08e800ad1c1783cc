package io.farmhand.learn.training;

import io.farmhand.learn.search.Score;
import io.farmhand.policy.ValueRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A method that learns to control from the episodes that it plays.
 *
 * <p>A {@link Trainer} has the episodes of a round played, on several threads, by one {@link Actor}
 * each; then the learner learns from them, in their order. A method that learns from every step has
 * rounds of one episode, and learns in its actor.
 *
 * <p>All chance comes from the streams of the seed that it was made with, by the number of the
 * episode or the round, so that a learner that was saved and restored goes on as if nothing had
 * happened.
 */
public interface Learner extends AutoCloseable {
  /** How many episodes are played before it learns from them. */
  int roundSize();

  /** Acts, and explores, in an episode. */
  Actor actor(long episode);

  /**
   * Learns from a round.
   *
   * @param round its number, from 0
   * @param episodes in the order of their numbers
   */
  void learn(long round, List<Trajectory> episodes);

  /** What it has learned so far: the best known action in every state. */
  ValueRule rule();

  /** Hears what its rule reached on the validation episodes. */
  default void validated(Score score) {}

  /** Writes all that it knows. */
  void save(DataOutput out) throws IOException;

  /** Takes over what a learner of the same settings has written. */
  void restore(DataInput in) throws IOException;

  /** Frees what it holds outside of the JVM's memory. */
  @Override
  default void close() {}
}

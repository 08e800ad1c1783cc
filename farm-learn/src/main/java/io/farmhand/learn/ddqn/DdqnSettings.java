package io.farmhand.learn.ddqn;

import io.farmhand.check.Require;
import io.farmhand.learn.training.Exploration;
import java.util.List;

/**
 * How {@link DoubleDqn} learns.
 *
 * @param hidden sizes of the hidden layers
 * @param roundSize episodes played by one policy
 * @param updates steps of gradient descent after a round
 * @param batch experiences of a step of gradient descent
 * @param memory experiences that are kept
 * @param steps steps of an experience, after which the value of the state counts
 * @param firstRate size of a step of gradient descent at first
 * @param lastRate the same at the end
 * @param exploration share of random actions
 * @param follow share by which the target network follows at each step of gradient descent
 * @param firstPrice price of a percentage point of misses at first, in mean workers
 */
record DdqnSettings(
    List<Integer> hidden,
    int roundSize,
    int updates,
    int batch,
    int memory,
    int steps,
    double firstRate,
    double lastRate,
    Exploration exploration,
    double follow,
    double firstPrice) {
  /** What has done best on validation episodes. */
  static final DdqnSettings USUAL =
      new DdqnSettings(
          List.of(128, 64),
          50,
          75,
          256,
          100_000,
          5,
          1e-3,
          5e-5,
          new Exploration(0.3, 0.03),
          0.01,
          2);

  DdqnSettings {
    hidden = List.copyOf(hidden);
    Require.that(roundSize >= 1, "roundSize", roundSize, "at least 1");
    Require.that(updates >= 1, "updates", updates, "at least 1");
    Require.that(batch >= 1, "batch", batch, "at least 1");
    Require.that(steps >= 1, "steps", steps, "at least 1");
    Require.positive("firstRate", firstRate);
    Require.positive("lastRate", lastRate);
    Require.that(follow > 0 && follow <= 1, "follow", follow, "above 0, at most 1");
    Require.positive("firstPrice", firstPrice);
  }
}

package io.farmhand.sim.random;

import io.farmhand.check.Require;

/**
 * What an episode is for. The episodes of different purposes never share a seed: each purpose has
 * child streams of its own name, so that nothing is ever tested on what it was trained or tuned on,
 * even under the same root seed.
 */
public enum Purpose {
  /** Learning. */
  TRAINING("training"),
  /** Choosing among what was learned. */
  VALIDATION("validation"),
  /** Setting the parameters of a rule by hand; a search for them is training and validation. */
  TUNING("tuning"),
  /** The figures that are shown. */
  TEST("test");

  private final String child;

  Purpose(String child) {
    this.child = child;
  }

  /**
   * The streams of one episode: {@code RandomStreams.of(seed).child(name, index)} with the name of
   * the purpose in lower case.
   *
   * @param seed root seed
   * @param index number of the episode, from 0
   */
  public RandomStreams episode(long seed, long index) {
    Require.that(index >= 0, "index", index, "at least 0");
    return RandomStreams.of(seed).child(child, index);
  }
}

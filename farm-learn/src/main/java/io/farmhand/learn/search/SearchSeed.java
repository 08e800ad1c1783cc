package io.farmhand.learn.search;

import io.farmhand.sim.random.RandomStreams;

/**
 * The seed of one search among several.
 *
 * @param root root seed, by which all of them are validated on the same episodes
 * @param learning the number of the search: each begins otherwise and meets training episodes of
 *     its own
 */
public record SearchSeed(long root, long learning) {
  /** Root seed of what this search alone draws. */
  public long training() {
    return RandomStreams.of(root).child("learning", learning).seed();
  }
}

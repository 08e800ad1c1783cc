package io.farmhand.sim.compare;

import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.List;

/**
 * One episode of one contender.
 *
 * @param index number of the episode, from 0
 * @param seed its own seed: {@code RandomStreams.of(seed)} gives its streams again
 * @param figures what came out of it
 * @param reward sum of the rewards of its steps
 * @param steps its decisions
 */
public record EpisodeResult(
    int index, long seed, EpisodeFigures figures, double reward, List<Step> steps) {
  public EpisodeResult {
    steps = List.copyOf(steps);
  }

  /**
   * A decision.
   *
   * @param timeSeconds when it was taken
   * @param before target before it
   * @param after target after it
   */
  public record Step(double timeSeconds, int before, int after) {}
}

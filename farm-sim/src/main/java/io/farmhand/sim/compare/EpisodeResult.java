package io.farmhand.sim.compare;

import io.farmhand.monitor.Observation;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.List;

/**
 * One episode of one contender.
 *
 * @param index number of the episode, from 0
 * @param seed its own seed: {@code RandomStreams.of(seed)} gives its streams again
 * @param figures what came out of it
 * @param reward sum of the rewards of its steps; NaN where it decides at other times than the
 *     scenario's steps, since a sum over more or fewer of them compares with nothing
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
   * @param wanted target that the controller wanted
   * @param after target after it, within the limits
   * @param seen what was seen
   * @param reason code of the reason
   */
  public record Step(
      double timeSeconds, int before, int wanted, int after, Seen seen, String reason) {}

  /**
   * What was seen at a decision.
   *
   * @param arrivalsPerSecond arrival rate in the window
   * @param serviceSeconds mean time with the worker in the window; NaN without data
   * @param waiting tasks that wait
   * @param inFlight tasks that workers hold
   * @param workers starting, ready and draining
   * @param qos share of the window's completions that were in time; NaN without any
   */
  public record Seen(
      double arrivalsPerSecond,
      double serviceSeconds,
      int waiting,
      int inFlight,
      int workers,
      double qos) {
    static Seen of(Observation seen) {
      return new Seen(
          seen.window().arrivalsPerSecond(),
          seen.window().meanServiceSeconds(),
          seen.queues().waiting(),
          seen.queues().inFlight(),
          seen.workers().all(),
          seen.window().qos());
    }
  }
}

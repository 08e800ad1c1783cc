package io.farmhand.sim.environment;

import io.farmhand.control.ActionSet;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.simulation.EpisodeFigures;
import org.jspecify.annotations.Nullable;

/**
 * A farm as an environment to learn in, with the contract of Gymnasium 1.x: {@link #reset} begins
 * an episode, {@link #step} acts and goes on to the next decision.
 *
 * <p>An episode ends in one of two ways that never merge. It is <em>terminated</em> when every task
 * has its outcome; nothing follows from the last state, and its value is 0. It is
 * <em>truncated</em> when the scenario's last step is over while tasks are left; a learner that
 * estimates values goes on from the last observation.
 *
 * <p>Not for use by several threads.
 */
public interface Environment extends AutoCloseable {
  /** What an observation holds; the arrays of {@link Start} and {@link Step} are made by it. */
  ObservationView view();

  /** The actions. */
  ActionSet actions();

  /** Begins the episode of this seed: the same seed and actions give the same episode. */
  default Start reset(long seed) {
    return reset(seed, ResetOptions.NONE);
  }

  /**
   * The same with other tasks or workers at the start.
   *
   * @throws IllegalArgumentException when the options do not suit the scenario
   */
  Start reset(long seed, ResetOptions options);

  /** Begins another episode, drawn from the seed given last. */
  default Start reset() {
    return reset(ResetOptions.NONE);
  }

  /**
   * The same with other tasks or workers at the start.
   *
   * @throws IllegalArgumentException when the options do not suit the scenario
   */
  Start reset(ResetOptions options);

  /**
   * Acts, and goes on to the next decision.
   *
   * @param action 0 .. {@code actions().size()} - 1
   * @throws IllegalArgumentException when there is no such action
   * @throws IllegalStateException before the first reset and after the end of an episode
   */
  Step step(int action);

  @Override
  void close();

  /**
   * The begin of an episode.
   *
   * @param view the environment's view
   * @param seen every number of the observation, without bounds
   */
  record Start(ObservationView view, Observation seen) {
    /** {@code view().size()} numbers, within the view's bounds; a fresh array. */
    public float[] observation() {
      return view.of(seen);
    }
  }

  /**
   * What an action led to.
   *
   * @param view the environment's view
   * @param seen every number of the observation, without bounds
   * @param reward the reward of the step
   * @param terminated whether every task has its outcome
   * @param truncated whether the last step is over while tasks are left
   * @param figures what came out of the episode, once it has ended; tasks that were left then are
   *     finished with the last pool and count
   */
  record Step(
      ObservationView view,
      Observation seen,
      double reward,
      boolean terminated,
      boolean truncated,
      @Nullable EpisodeFigures figures) {
    /** {@code view().size()} numbers, within the view's bounds; a fresh array. */
    public float[] observation() {
      return view.of(seen);
    }

    /** Whether the episode has ended either way. */
    public boolean ended() {
      return terminated || truncated;
    }
  }
}

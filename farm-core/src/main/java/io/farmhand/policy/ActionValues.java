package io.farmhand.policy;

import io.farmhand.control.ActionSet;
import io.farmhand.control.ControllerFactory;
import io.farmhand.monitor.ObservationView;
import java.time.Duration;

/**
 * What each action is worth in what is seen; who always takes the best of them is a controller.
 *
 * <p>It has no state of a run, so that many runs may ask the same one at the same time.
 */
public interface ActionValues {
  /** What it sees. */
  ObservationView view();

  /** What it may do. */
  ActionSet actions();

  /**
   * Writes the value of each action to {@code into}.
   *
   * @param observation as {@link #view()} gives it
   * @return whether the observation is of a kind that occurred in training, as far as that is known
   */
  boolean values(float[] observation, double[] into);

  /** The best action: one with the greatest value. */
  int best(double[] values);

  /**
   * The controller that takes the best action, with the values as its reason.
   *
   * @param name what tables call it
   * @param period how often it decides, unless a run sets another period
   */
  default ControllerFactory controller(String name, Duration period) {
    return new GreedyControllerFactory(name, period, this);
  }
}

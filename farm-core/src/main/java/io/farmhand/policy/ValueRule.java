package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.ActionSet;
import io.farmhand.control.ControllerFactory;
import io.farmhand.monitor.ObservationView;
import java.time.Duration;
import java.util.Map;

/** A rule that values each action and takes the best. */
public sealed interface ValueRule extends PolicyRule permits TabularRule, NetworkRule {
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

  /** The best action; of equal ones that with the greatest number. */
  default int best(double[] values) {
    int best = 0;
    for (int action = 1; action < values.length; action++) {
      if (values[action] >= values[best]) {
        best = action;
      }
    }
    return best;
  }

  @Override
  default Map<String, String> settings() {
    return Map.of("observation", view().name(), "actions", actions().name());
  }

  @Override
  default ControllerFactory controller(String name, Duration period) {
    return new GreedyControllerFactory(name, period, this);
  }

  /** The setting of this name. */
  static String setting(Map<String, String> settings, String name) {
    String value = settings.get(name);
    Require.that(value != null, name, String.valueOf(value), "given");
    return String.valueOf(value);
  }
}

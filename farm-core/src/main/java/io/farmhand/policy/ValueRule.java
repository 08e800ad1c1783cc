package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.ControllerFactory;
import java.time.Duration;
import java.util.Map;

/**
 * A rule that values each action and takes the best; of equal ones that with the greatest number.
 */
public sealed interface ValueRule extends PolicyRule, ActionValues
    permits TabularRule, NetworkRule {
  @Override
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
    return ActionValues.super.controller(name, period);
  }

  /** The setting of this name. */
  static String setting(Map<String, String> settings, String name) {
    String value = settings.get(name);
    Require.that(value != null, name, String.valueOf(value), "given");
    return String.valueOf(value);
  }
}

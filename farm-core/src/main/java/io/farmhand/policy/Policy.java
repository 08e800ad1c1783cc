package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.ControllerFactory;
import java.time.Duration;

/**
 * A controller that was learned, with what it was learned from.
 *
 * @param name what tables call it, in kebab-case
 * @param period how often it decided in training, and decides unless a run sets another period
 * @param rule how it decides
 * @param training where it comes from
 */
public record Policy(String name, Duration period, PolicyRule rule, Training training) {
  public Policy {
    Require.that(
        name.matches("[a-z0-9]+(-[a-z0-9]+)*"), "name", name, "in kebab-case, such as sarsa");
    Require.positive("period", period);
  }

  /** The same under another name. */
  public Policy named(String other) {
    return new Policy(other, period, rule, training);
  }

  /** The same with another account of its training. */
  public Policy with(Training other) {
    return new Policy(name, period, rule, other);
  }

  /** The controller that decides by it. */
  public ControllerFactory controller() {
    return controller(name);
  }

  /** The same under a name that may be more than a word. */
  ControllerFactory controller(String shown) {
    return new LearnedController(rule.controller(shown, period), training.discipline());
  }
}

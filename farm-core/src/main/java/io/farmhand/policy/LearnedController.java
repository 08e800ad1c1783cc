package io.farmhand.policy;

import io.farmhand.control.Controller;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Limits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rule that knows with which queue discipline it was learned.
 *
 * @param rule decides
 * @param discipline the name of the discipline, if it is known
 */
record LearnedController(ControllerFactory rule, Optional<String> discipline)
    implements ControllerFactory {
  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public Duration period() {
    return rule.period();
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    return rule.create(limits, period);
  }

  @Override
  public OptionalInt initialWorkers() {
    return rule.initialWorkers();
  }
}

package io.farmhand.control;

import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.function.ToIntFunction;

/** Controllers that a test writes in one line. */
final class TestControllers {
  static final Duration PERIOD = Duration.ofSeconds(10);

  private TestControllers() {}

  /** Wants what {@code rule} says. */
  static ControllerFactory wanting(ToIntFunction<Observation> rule) {
    return of(seen -> new Decision(rule.applyAsInt(seen), Reason.of("test", "as the test says")));
  }

  /** This one controller. */
  static ControllerFactory of(Controller controller) {
    return new ControllerFactory() {
      @Override
      public String name() {
        return "scripted";
      }

      @Override
      public Duration period() {
        return PERIOD;
      }

      @Override
      public Controller create(Limits limits, Duration period) {
        return controller;
      }
    };
  }
}

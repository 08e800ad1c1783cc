package io.farmhand.control;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * The same number of workers always.
 *
 * @param workers how many, at least 0
 */
record StaticPool(int workers) implements ControllerFactory {
  static final ControllerKind KIND =
      new ControllerKind(
          "static",
          "a constant number of workers: static:12",
          List.of("workers"),
          options ->
              new StaticPool(options.required(options.integer("workers"), "workers", "static:12")));

  StaticPool {
    if (workers < 0) {
      throw new IllegalArgumentException("workers = " + workers + ", must be at least 0");
    }
  }

  @Override
  public String name() {
    return "static:" + workers;
  }

  @Override
  public Duration period() {
    return Controllers.PERIOD;
  }

  @Override
  public Controller create(Limits limits, Duration period) {
    Decision always = new Decision(workers, Reason.of("static", "always {} workers", workers));
    return observation -> always;
  }

  @Override
  public OptionalInt initialWorkers() {
    return OptionalInt.of(workers);
  }
}

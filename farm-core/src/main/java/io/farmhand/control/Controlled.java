package io.farmhand.control;

import io.farmhand.monitor.Observation;

/** What a control loop works on: a live farm, a simulated one, or one that is only watched. */
public interface Controlled {
  /** The state at this moment. */
  Observation observe();

  /** Asks for {@code target} workers; returns at once. */
  void apply(int target);

  /** Whether a worker is starting at this moment. */
  default boolean scaling() {
    return observe().workers().starting() > 0;
  }
}

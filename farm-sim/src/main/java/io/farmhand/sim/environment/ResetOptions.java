package io.farmhand.sim.environment;

import io.farmhand.check.Require;
import io.farmhand.sim.workload.Trace;
import java.util.Optional;

/**
 * What an episode begins with instead of what its seed and its scenario say: the options of
 * Gymnasium's reset.
 *
 * @param trace the tasks; drawn from the seed when empty
 * @param workers workers that are ready at the start, within the scenario's limits; as many as the
 *     scenario says when empty
 */
public record ResetOptions(Optional<Trace> trace, Optional<Integer> workers) {
  /** Nothing but the seed and the scenario. */
  public static final ResetOptions NONE = new ResetOptions(Optional.empty(), Optional.empty());

  public ResetOptions {
    Require.that(workers.orElse(0) >= 0, "workers", workers, "at least 0");
  }

  /** The same with these tasks. */
  public ResetOptions withTrace(Trace given) {
    return new ResetOptions(Optional.of(given), workers);
  }

  /** The same with so many workers at the start. */
  public ResetOptions withWorkers(int count) {
    return new ResetOptions(trace, Optional.of(count));
  }
}

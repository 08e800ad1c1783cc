package io.farmhand.sim.environment;

import io.farmhand.check.Require;
import io.farmhand.sim.workload.TraceBank;
import java.util.Optional;

/**
 * How many environments step together, and how.
 *
 * @param environments how many, at least 1
 * @param autoreset when an episode that has ended is followed by the next
 * @param threads that share the work of a step, at least 1; the results are the same for any
 * @param bank where episodes take their tasks from; each draws its own when empty
 */
public record VectorSettings(
    int environments, Autoreset autoreset, int threads, Optional<TraceBank> bank) {
  public VectorSettings {
    Require.that(environments >= 1, "environments", environments, "at least 1");
    Require.that(threads >= 1, "threads", threads, "at least 1");
  }

  /** So many on one thread, reset at the next step, with tasks of their own. */
  public static VectorSettings of(int environments) {
    return new VectorSettings(environments, Autoreset.NEXT_STEP, 1, Optional.empty());
  }

  /** The same with another autoreset mode. */
  public VectorSettings withAutoreset(Autoreset other) {
    return new VectorSettings(environments, other, threads, bank);
  }

  /** The same on so many threads. */
  public VectorSettings withThreads(int count) {
    return new VectorSettings(environments, autoreset, count, bank);
  }

  /** The same with tasks from a bank. */
  public VectorSettings withBank(TraceBank given) {
    return new VectorSettings(environments, autoreset, threads, Optional.of(given));
  }
}

package io.farmhand.sim.workload;

import io.farmhand.check.Require;
import java.util.List;

/** In which order the phases of a workload run. */
public sealed interface PhaseOrder {
  /** As they are listed. */
  PhaseOrder LISTED = new Listed();

  /** Each once, in an order drawn for each trace, every order as likely. */
  PhaseOrder SHUFFLED = new Shuffled();

  /** As they are listed. */
  record Listed() implements PhaseOrder {}

  /** Each once, in an order drawn for each trace, every order as likely. */
  record Shuffled() implements PhaseOrder {}

  /**
   * One phase after another is drawn, with replacement, until the schedule is full; its end cuts
   * the last one off. Where the length is drawn too, nothing tells how much is still to come.
   *
   * @param seconds length of the schedule, above 0
   * @param weights for each phase of the workload how often it is drawn compared to the others,
   *     above 0
   */
  record Drawn(Range seconds, List<Double> weights) implements PhaseOrder {
    public Drawn {
      seconds.requirePositive("seconds");
      weights = List.copyOf(weights);
      weights.forEach(weight -> Require.positive("weight", weight));
    }
  }
}

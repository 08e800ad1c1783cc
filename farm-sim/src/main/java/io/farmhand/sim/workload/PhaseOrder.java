package io.farmhand.sim.workload;

/** In which order the phases of a workload run. */
public enum PhaseOrder {
  /** As they are listed. */
  LISTED,
  /** In an order drawn for each trace, every order as likely. */
  SHUFFLED
}

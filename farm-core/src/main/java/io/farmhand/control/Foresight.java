package io.farmhand.control;

/** What a rule knows in advance of the load that it is for. */
public sealed interface Foresight permits Schedule, PhasesInAnyOrder {
  /** Whether it says anything so many seconds after a run's first decision. */
  boolean covers(double seconds);
}

package io.farmhand.control;

/** What a rule knows in advance of the load that it is for. */
public sealed interface Foresight permits Schedule, PhasesInAnyOrder {
  /** Beyond what was seen in training by this factor, nothing is known. */
  double TRUST = 1.25;

  /** Whether it says anything so many seconds after a run's first decision. */
  boolean covers(double seconds);
}

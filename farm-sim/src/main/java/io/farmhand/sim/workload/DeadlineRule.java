package io.farmhand.sim.workload;

import io.farmhand.check.Require;

/**
 * The time a task has from its creation to its collection: a multiple of its service time, between
 * two bounds.
 *
 * @param factor of the service time, at least 0
 * @param minSeconds least deadline, above 0
 * @param maxSeconds greatest deadline, at least {@code minSeconds}; may be infinite
 */
public record DeadlineRule(double factor, double minSeconds, double maxSeconds) {
  public DeadlineRule {
    Require.notNegative("factor", factor);
    Require.positive("minSeconds", minSeconds);
    Require.that(
        maxSeconds >= minSeconds, "maxSeconds", maxSeconds, "at least minSeconds = " + minSeconds);
    Require.that(
        factor > 0 || minSeconds == maxSeconds, "factor", factor, "above 0 unless the bounds meet");
  }

  /** The same deadline for every task. */
  public static DeadlineRule fixed(double seconds) {
    return new DeadlineRule(0, seconds, seconds);
  }

  /** The deadline of a task with this service time, in seconds from its creation. */
  public double secondsFor(double serviceSeconds) {
    return Math.min(maxSeconds, Math.max(minSeconds, factor * serviceSeconds));
  }
}

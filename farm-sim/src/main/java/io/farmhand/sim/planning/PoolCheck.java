package io.farmhand.sim.planning;

import io.farmhand.sim.stats.Sample;

/**
 * What a constant pool does in simulation.
 *
 * @param workers how many
 * @param qos share of the tasks in time, one value a run
 */
public record PoolCheck(int workers, Sample qos) {
  /** What the runs say about an objective. */
  public enum Verdict {
    /** The whole 95 % interval of the mean reaches it. */
    MEETS,
    /** None of the interval reaches it. */
    MISSES,
    /** It lies within the interval. */
    OPEN
  }

  /** Whether the objective is met. */
  public Verdict verdict(double objective) {
    if (qos.interval().low() >= objective) {
      return Verdict.MEETS;
    }
    return qos.interval().high() < objective ? Verdict.MISSES : Verdict.OPEN;
  }
}

package io.farmhand.sim.environment;

/**
 * When a {@link VectorEnvironment} begins the next episode of an environment whose episode has
 * ended: the modes of Gymnasium 1.1 and later.
 */
public enum Autoreset {
  /**
   * At the next step, which takes no action: it returns the first observation of the new episode,
   * reward 0, neither terminated nor truncated.
   */
  NEXT_STEP,
  /**
   * At the same step: its observation is already the first of the new episode, and the last of the
   * old one is among the final observations.
   */
  SAME_STEP,
  /** Never: whoever steps resets what has ended before the next step. */
  DISABLED
}

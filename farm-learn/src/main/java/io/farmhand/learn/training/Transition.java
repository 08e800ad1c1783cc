package io.farmhand.learn.training;

/** One step of an episode: what was seen, what was done, and what it led to. */
public final class Transition {
  private final float[] observation;
  private final int action;
  private final double reward;
  private final Costs costs;
  private final float[] next;
  private final boolean terminated;
  private final boolean truncated;

  /**
   * A step.
   *
   * @param observation what was seen
   * @param action what was done
   * @param reward the environment's reward
   * @param costs what it cost, for methods with prices of their own
   * @param next what was seen then
   * @param terminated whether nothing can follow
   * @param truncated whether the episode ended although something would have followed
   */
  public Transition(
      float[] observation,
      int action,
      double reward,
      Costs costs,
      float[] next,
      boolean terminated,
      boolean truncated) {
    this.observation = observation;
    this.action = action;
    this.reward = reward;
    this.costs = costs;
    this.next = next;
    this.terminated = terminated;
    this.truncated = truncated;
  }

  /** What was seen; not to be changed. */
  public float[] observation() {
    return observation;
  }

  /** What was done. */
  public int action() {
    return action;
  }

  /** The environment's reward. */
  public double reward() {
    return reward;
  }

  /** What it cost. */
  public Costs costs() {
    return costs;
  }

  /** What was seen then; not to be changed. */
  public float[] next() {
    return next;
  }

  /** Whether nothing can follow: the value of what was seen then is 0. */
  public boolean terminated() {
    return terminated;
  }

  /** Whether the episode ended although something would have followed. */
  public boolean truncated() {
    return truncated;
  }

  /** Whether the episode ended either way. */
  public boolean ended() {
    return terminated || truncated;
  }
}

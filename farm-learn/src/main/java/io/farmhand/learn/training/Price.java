package io.farmhand.learn.training;

import io.farmhand.check.Require;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The price of a percentage point of misses, in mean workers, that makes the goal worth reaching
 * and no more: a Lagrange multiplier that rises while the policy misses the goal and falls while it
 * exceeds it, by smaller and smaller steps.
 */
public final class Price {
  private static final double QOS_SCALE = 0.003;
  private static final double LEAST = 0.05;
  private static final double MOST = 1_000;

  private final double goal;
  private final double firstRate;
  private final double lastRate;
  private double value;

  /**
   * A price.
   *
   * @param goal share of the tasks that must meet their deadline
   * @param first the price at first
   * @param firstRate greatest relative change at first
   * @param lastRate greatest relative change at the end
   */
  public Price(double goal, double first, double firstRate, double lastRate) {
    Require.positive("first", first);
    this.goal = goal;
    this.firstRate = firstRate;
    this.lastRate = lastRate;
    value = first;
  }

  /** The price now. */
  public double value() {
    return value;
  }

  /**
   * Follows what a policy reached.
   *
   * @param done share of the training that is over, in 0..1
   */
  public void follow(double qos, double done) {
    double missing = Math.clamp((goal - qos) / QOS_SCALE, -1, 1);
    double rate = firstRate + (lastRate - firstRate) * done;
    value = Math.clamp(value * StrictMath.exp(rate * missing), LEAST, MOST);
  }

  /** Writes it. */
  public void save(DataOutput out) throws IOException {
    out.writeDouble(value);
  }

  /** Takes over what was written. */
  public void restore(DataInput in) throws IOException {
    value = in.readDouble();
  }
}

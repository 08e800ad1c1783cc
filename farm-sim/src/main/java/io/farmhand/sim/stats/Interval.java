package io.farmhand.sim.stats;

/**
 * A confidence interval of a mean.
 *
 * @param mean the mean of the sample
 * @param low lower end
 * @param high upper end
 * @param level confidence level, such as 0.95
 */
public record Interval(double mean, double low, double high, double level) {
  /** Whether the value is inside, ends included. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }

  /** Half the interval's width. */
  public double halfWidth() {
    return 0.5 * (high - low);
  }
}

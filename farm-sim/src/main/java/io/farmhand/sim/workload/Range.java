package io.farmhand.sim.workload;

import io.farmhand.check.Require;
import io.farmhand.sim.random.Sampling;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A number that is drawn anew for each trace, every value between two bounds as likely; with equal
 * bounds it is the same in every trace.
 *
 * @param least lower bound
 * @param most upper bound, at least {@code least}
 */
public record Range(double least, double most) {
  /** With it, every range draws its middle. */
  static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

  public Range {
    Require.that(
        least <= most && Double.isFinite(least) && Double.isFinite(most),
        "range",
        least + ".." + most,
        "two numbers, the smaller one first");
  }

  /** Always this number. */
  public static Range of(double value) {
    return new Range(value, value);
  }

  /** Whether the number is always the same. */
  public boolean isFixed() {
    return least == most;
  }

  /** Draws the number; nothing is drawn where it is fixed. */
  public double draw(RandomGenerator random) {
    return isFixed() ? least : least + (most - least) * Sampling.unit(random);
  }

  /** The mean of the numbers drawn. */
  public double middle() {
    return isFixed() ? least : 0.5 * (least + most);
  }

  @Override
  public String toString() {
    return isFixed() ? Double.toString(least) : least + ".." + most;
  }

  static boolean areFixed(Range... ranges) {
    return Arrays.stream(ranges).allMatch(Range::isFixed);
  }

  Range requirePositive(String name) {
    Require.that(least > 0, name, this, "a number above 0");
    return this;
  }

  /** A rate that is never below another. */
  void requireRateFrom(String name, String otherName, Range other) {
    Require.that(
        least >= other.most, name, this + "/s", "at least " + otherName + " = " + other + "/s");
  }

  Range requireNotNegative(String name) {
    Require.that(least >= 0, name, this, "a number of at least 0");
    return this;
  }
}

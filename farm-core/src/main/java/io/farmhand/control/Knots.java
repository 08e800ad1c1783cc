package io.farmhand.control;

import io.farmhand.check.Require;
import java.util.List;

/** Straight lines between numbers at equal distances. */
final class Knots {
  private Knots() {}

  /** A copy of at least two finite numbers. */
  static List<Double> checked(String name, List<Double> knots) {
    List<Double> copy = List.copyOf(knots);
    Require.that(copy.size() >= 2, name, copy, "at least two numbers");
    copy.forEach(each -> Require.that(Double.isFinite(each), name, each, "finite"));
    return copy;
  }

  /** The value at a share of the way from the first to the last; constant beyond either. */
  static double at(List<Double> knots, double share) {
    int last = knots.size() - 1;
    double knot = Math.clamp(share * last, 0, last);
    int before = (int) Math.min(knot, last - 1.0);
    double rest = knot - before;
    return (1 - rest) * knots.get(before) + rest * knots.get(before + 1);
  }
}

package io.farmhand.app.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Ranges of values. */
final class Spans {
  private Spans() {}

  /** The value that a share of sorted ones does not exceed, straight between neighbours. */
  static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  static double least(List<Entry> entries, ToDoubleFunction<Entry> value) {
    return entries.stream().mapToDouble(value).filter(Double::isFinite).min().orElse(0);
  }

  static double most(List<Entry> entries, ToDoubleFunction<Entry> value) {
    return entries.stream().mapToDouble(value).filter(Double::isFinite).max().orElse(1);
  }
}

package io.farmhand.app.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How times are spread, in seconds; all NaN when there are none.
 *
 * @param mean arithmetic mean
 * @param p50 median
 * @param p95 not exceeded by 95 % (nearest rank)
 * @param p99 not exceeded by 99 %
 * @param max greatest
 */
public record Spread(double mean, double p50, double p95, double p99, double max) {
  /** The spread of these. */
  static Spread of(double[] seconds) {
    if (seconds.length == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return new Spread(
        Arrays.stream(sorted).average().orElse(Double.NaN),
        rank(sorted, 0.5),
        rank(sorted, 0.95),
        rank(sorted, 0.99),
        sorted[sorted.length - 1]);
  }

  private static double rank(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** With the names of {@code summary.json}. */
  Map<String, Object> describe() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mean", mean);
    map.put("p50", p50);
    map.put("p95", p95);
    map.put("p99", p99);
    map.put("max", max);
    return map;
  }
}

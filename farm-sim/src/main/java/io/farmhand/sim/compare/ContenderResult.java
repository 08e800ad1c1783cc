package io.farmhand.sim.compare;

import io.farmhand.check.Require;
import io.farmhand.sim.stats.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came out of one contender.
 *
 * @param name its name
 * @param episodes its episodes in order
 */
public record ContenderResult(String name, List<EpisodeResult> episodes) {
  public ContenderResult {
    episodes = List.copyOf(episodes);
  }

  /** The values of a figure in the order of the episodes. */
  public double[] values(ToDoubleFunction<EpisodeResult> figure) {
    return episodes.stream().mapToDouble(figure).toArray();
  }

  /** A figure over the episodes; {@link Sample#UNKNOWN} where there is none. */
  public Sample sample(Metric metric) {
    return has(metric) ? Sample.of(values(metric::of)) : Sample.UNKNOWN;
  }

  /** By how much a figure is greater than that of another on the same episodes. */
  public Sample difference(Metric metric, ContenderResult other) {
    return has(metric) && other.has(metric)
        ? Sample.ofDifferences(values(metric::of), other.values(metric::of))
        : Sample.UNKNOWN;
  }

  private boolean has(Metric metric) {
    return episodes.stream().noneMatch(each -> Double.isNaN(metric.of(each)));
  }

  /**
   * The value of a figure that a share of the episodes does not exceed (nearest rank).
   *
   * @param share above 0, at most 1
   */
  public double percentile(Metric metric, double share) {
    Require.that(share > 0 && share <= 1, "share", share, "above 0 and at most 1");
    double[] sorted = values(metric::of);
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}

package io.farmhand.app.compare;

import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.Frontier;
import io.farmhand.sim.compare.Metric;
import io.farmhand.sim.optimum.OptimumResult;
import io.farmhand.sim.optimum.Prices;
import io.farmhand.sim.stats.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came out of a comparison.
 *
 * @param settings what was compared
 * @param controllers results of the controllers, in the order of the settings
 * @param pools results of the constant pools in ascending order; none without a frontier
 * @param best the best plans found, if they were searched for
 */
public record Findings(
    CompareSettings settings,
    List<ContenderResult> controllers,
    List<ContenderResult> pools,
    Optional<Best> best) {
  public Findings {
    controllers = List.copyOf(controllers);
    pools = List.copyOf(pools);
  }

  /**
   * The best plans found.
   *
   * @param search what the search says of itself
   * @param result their episodes
   */
  public record Best(OptimumResult search, ContenderResult result) {
    /** By how much an episode of another costs more, in workers, at the prices of the search. */
    public Sample regret(ContenderResult other) {
      Prices prices = search.prices();
      return Sample.ofDifferences(
          other.values(episode -> prices.cost(episode.figures())),
          result.values(episode -> prices.cost(episode.figures())));
    }
  }

  /** The controllers, and the optimum if there is one. */
  public List<ContenderResult> entrants() {
    List<ContenderResult> all = new ArrayList<>(controllers);
    best.ifPresent(found -> all.add(found.result));
    return all;
  }

  /** What constant pools reach. */
  public Optional<Frontier> frontier() {
    return pools.isEmpty() ? Optional.empty() : Optional.of(Frontier.of(pools));
  }

  /** The one that the others are compared with. */
  public ContenderResult reference() {
    String name = settings.reference();
    return entrants().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** The episode whose course is recorded in full. */
  public int shownEpisode() {
    return settings
        .shown()
        .orElseGet(
            () ->
                reference().episodes().stream()
                    .min(Comparator.comparingDouble(Metric.QOS::of))
                    .orElseThrow()
                    .index());
  }

  /**
   * The pools that frame the others: those between which each of them is by its mean target, and
   * those between which it is by its quality of service.
   */
  public List<ContenderResult> framingPools() {
    int first = pools.size();
    int last = -1;
    for (Metric metric : List.of(Metric.MEAN_TARGET, Metric.QOS)) {
      for (ContenderResult each : entrants()) {
        double value = each.sample(metric).mean();
        for (int i = 0; i + 1 < pools.size(); i++) {
          double below = pools.get(i).sample(metric).mean();
          double above = pools.get(i + 1).sample(metric).mean();
          if (below <= value && value <= above) {
            first = Math.min(first, i);
            last = Math.max(last, i + 1);
          }
        }
      }
    }
    return first > last ? List.of() : pools.subList(first, last + 1);
  }

  /** The workers of a constant pool. */
  public static int size(ContenderResult pool) {
    return pool.episodes().getFirst().figures().maxTarget();
  }
}

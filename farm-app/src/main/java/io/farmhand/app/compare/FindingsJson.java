package io.farmhand.app.compare;

import io.farmhand.app.chart.Family;
import io.farmhand.app.run.Build;
import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.EpisodeResult;
import io.farmhand.sim.compare.Frontier;
import io.farmhand.sim.compare.Metric;
import io.farmhand.sim.optimum.Objective;
import io.farmhand.sim.optimum.OptimumSettings;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.stats.Interval;
import io.farmhand.sim.stats.Sample;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A comparison as the object of {@code comparison.json}: the same for the same settings, whatever
 * the machine and the number of threads.
 */
final class FindingsJson {
  /** Version of {@code comparison.json}; it rises when a reader of an older one would fail. */
  static final int SCHEMA = 1;

  private final Findings findings;
  private final Optional<Frontier> frontier;
  private final ContenderResult reference;

  FindingsJson(Findings findings) {
    this.findings = findings;
    frontier = findings.frontier();
    reference = findings.reference();
  }

  /**
   * The object.
   *
   * @param kind the command's
   * @param repeat the command line that gives the same result
   */
  Map<String, Object> describe(String kind, String repeat) {
    CompareSettings settings = findings.settings();
    Scenario scenario = settings.scenario();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", SCHEMA);
    map.put("kind", kind);
    map.put("scenario", scenario.name());
    map.put("seed", settings.seed());
    map.put("episodes", settings.episodes());
    map.put("discipline", scenario.discipline().name());
    map.put("platform", scenario.platform().name());
    map.put("stepSeconds", scenario.control().step().toNanos() * 1e-9);
    map.put("reference", reference.name());
    map.put("shownEpisode", findings.shownEpisode());
    map.put("controllers", controllers());
    map.put("frontier", findings.pools().stream().map(this::pool).toList());
    map.put("optimum", findings.best().map(this::optimum));
    map.put("configuration", scenario.describe());
    map.put("command", repeat);
    map.put("farmhand", Build.version());
    map.put("java", Runtime.version());
    return map;
  }

  private List<Map<String, Object>> controllers() {
    List<Entrant> entrants = findings.settings().entrants();
    return IntStream.range(0, entrants.size())
        .mapToObj(i -> controller(entrants.get(i), findings.controllers().get(i)))
        .toList();
  }

  private Map<String, Object> controller(Entrant entrant, ContenderResult result) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", result.name());
    map.put("controller", entrant.spec());
    map.put("family", Family.of(entrant.spec(), entrant.policy()).key());
    map.put("periodSeconds", entrant.contender().period().map(each -> each.toNanos() * 1e-9));
    map.putAll(figures(result));
    map.put("aboveFrontier", frontier.flatMap(line -> line.distance(result)).map(this::distance));
    map.put("regret", findings.best().map(best -> regret(best, result)));
    map.put("lessReference", differences(result, reference));
    return map;
  }

  private static Map<String, Object> figures(ContenderResult result) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      put(map, metric.key(), result.sample(metric));
    }
    map.put("qosP05", result.percentile(Metric.QOS, 0.05));
    map.put("qosMedian", result.percentile(Metric.QOS, 0.5));
    map.put("worst", worst(result));
    return map;
  }

  private static Map<String, Object> worst(ContenderResult result) {
    EpisodeResult worst =
        result.episodes().stream().min(Comparator.comparingDouble(Metric.QOS::of)).orElseThrow();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("episode", worst.index());
    map.put("seed", worst.seed());
    map.put("qos", worst.figures().qos());
    return map;
  }

  private Map<String, Object> pool(ContenderResult pool) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("workers", Findings.size(pool));
    map.put("framing", findings.framingPools().contains(pool));
    map.putAll(figures(pool));
    return map;
  }

  private Map<String, Object> distance(Frontier.Distance distance) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "qos", distance.qosGain());
    distance.workersSaved().ifPresent(saved -> put(map, "workersSaved", saved));
    return map;
  }

  private static Map<String, Object> regret(Findings.Best best, ContenderResult result) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "cost", best.regret(result));
    put(map, Metric.QOS.key(), best.result().difference(Metric.QOS, result));
    put(map, Metric.MEAN_TARGET.key(), result.difference(Metric.MEAN_TARGET, best.result()));
    return map;
  }

  private static Map<String, Object> differences(ContenderResult result, ContenderResult other) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      put(map, metric.key(), result.difference(metric, other));
    }
    return map;
  }

  private Map<String, Object> optimum(Findings.Best best) {
    OptimumSettings wanted = findings.settings().optimum().orElseThrow();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", best.result().name());
    switch (wanted.objective()) {
      case Objective.Goal(double qos) -> map.put("goal", qos);
      case Objective.Price(double perPoint) -> map.put("givenPrice", perPoint);
    }
    map.put("reached", best.search().reached());
    map.put("budget", wanted.budget());
    map.put("plansPlayed", best.search().played());
    map.put("workersPerPoint", best.search().prices().perPoint());
    map.put("workersPerAction", best.search().prices().perAction());
    map.put("meanCost", best.search().meanCost());
    map.putAll(figures(best.result()));
    map.put(
        "aboveFrontier",
        frontier.flatMap(line -> line.distance(best.result())).map(this::distance));
    map.put("lessReference", differences(best.result(), reference));
    return map;
  }

  /** A mean with its 95 % interval and the standard deviation. */
  private static void put(Map<String, Object> map, String key, Sample sample) {
    Interval interval = sample.interval();
    map.put(key, sample.mean());
    map.put(key + "Ci95", List.of(interval.low(), interval.high()));
    map.put(key + "Sd", sample.sd());
  }
}

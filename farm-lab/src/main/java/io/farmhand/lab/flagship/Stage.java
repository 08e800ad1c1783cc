package io.farmhand.lab.flagship;

import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Controllers;
import io.farmhand.sim.compare.Comparison;
import io.farmhand.sim.compare.Contender;
import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.Metric;
import io.farmhand.sim.optimum.Objective;
import io.farmhand.sim.optimum.Optimum;
import io.farmhand.sim.optimum.OptimumSettings;
import io.farmhand.sim.parallel.Parallel;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.stats.Sample;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs comparisons and prints their rows. */
final class Stage {
  private static final int LEAST_POOL = 6;
  private static final int MOST_POOL = 24;
  private static final int BUDGET = 1_200;

  private final long seed;
  private final int episodes;
  private final int optimumEpisodes;
  private final int jobs;
  private final PrintWriter out;

  Stage(long seed, int episodes, int optimumEpisodes, int jobs, PrintWriter out) {
    this.seed = seed;
    this.episodes = episodes;
    this.optimumEpisodes = optimumEpisodes;
    this.jobs = jobs;
    this.out = out;
  }

  int jobs() {
    return jobs;
  }

  void heading(String text) {
    out.println();
    out.println("**" + text + "**");
    out.println();
    out.println("| controller | QoS % | mean target | mean workers | actions |");
    out.println("|---|---:|---:|---:|---:|");
  }

  void say(String text) {
    out.println(text);
    out.flush();
  }

  List<ContenderResult> run(Scenario scenario, List<Contender> contenders) {
    return Comparison.of(scenario, seed, episodes).run(contenders, Parallel.of(jobs), done -> {});
  }

  /** Constant pools that begin as they stay. */
  static List<Contender> pools() {
    List<Contender> pools = new ArrayList<>();
    for (int workers = LEAST_POOL; workers <= MOST_POOL; workers++) {
      pools.add(Contender.of(Controllers.fixed(workers)));
    }
    return pools;
  }

  /** Square-root staffing from the scenario's workers. */
  static List<Contender> squareRoots() {
    List<Contender> rules = new ArrayList<>();
    for (int half = 0; half <= 6; half++) {
      rules.add(Contender.of(Controllers.squareRoot(0.5 * half)));
    }
    return rules;
  }

  /** A contender that begins with the scenario's workers, whatever it says. */
  static Contender fromTheScenarios(String name, ControllerFactory controller) {
    return new Contender(name, episode -> controller, OptionalInt.empty(), Optional.empty());
  }

  void row(ContenderResult result) {
    say(
        String.format(
            Locale.ROOT,
            "| %s | %.2f ± %.2f | %.2f ± %.2f | %.2f | %.1f |",
            result.name().startsWith("timetable:") ? "timetable" : result.name(),
            100 * result.sample(Metric.QOS).mean(),
            100 * result.sample(Metric.QOS).interval().halfWidth(),
            result.sample(Metric.MEAN_TARGET).mean(),
            result.sample(Metric.MEAN_TARGET).interval().halfWidth(),
            result.sample(Metric.MEAN_WORKERS).mean(),
            result.sample(Metric.ACTIONS).mean()));
  }

  /** How far a contender is above what others reach. */
  void distance(String others, ContenderResult own, Line line) {
    say(
        "| &nbsp; against "
            + others
            + " | "
            + line.qosGain(own).map(gain -> signed(gain, 100)).orElse("out of range")
            + " at equal workers | "
            + line.workersSaved(own).map(saved -> signed(saved, -1)).orElse("out of range")
            + " at equal QoS | | |");
  }

  /** The best plans found for the first episodes, and the contender on the same ones. */
  void optimum(Scenario scenario, double qos, double perAction, Contender own) {
    if (optimumEpisodes < 2) {
      return;
    }
    OptimumSettings settings = new OptimumSettings(new Objective.Goal(qos), perAction, BUDGET);
    var plans =
        Optimum.of(scenario, seed, optimumEpisodes, settings)
            .search(Parallel.of(jobs), done -> {})
            .plans();
    Contender best =
        new Contender(
            "optimum (first " + optimumEpisodes + ")",
            episode -> plans.get(episode).controller("optimum", Duration.ofSeconds(8)),
            OptionalInt.empty(),
            Optional.empty());
    Comparison.of(scenario, seed, optimumEpisodes)
        .run(List.of(best, own.named(own.name() + " (the same)")), Parallel.of(jobs), done -> {})
        .forEach(this::row);
  }

  static String signed(Sample sample, double factor) {
    return String.format(
        Locale.ROOT,
        "%+.2f ± %.2f",
        factor * sample.mean(),
        Math.abs(factor) * sample.interval().halfWidth());
  }
}

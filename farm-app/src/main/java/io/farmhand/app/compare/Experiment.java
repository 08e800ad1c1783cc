package io.farmhand.app.compare;

import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.run.WorkProgress;
import io.farmhand.sim.compare.Comparison;
import io.farmhand.sim.compare.Contender;
import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.EpisodeResult;
import io.farmhand.sim.compare.Frontier;
import io.farmhand.sim.optimum.Optimum;
import io.farmhand.sim.optimum.OptimumResult;
import io.farmhand.sim.optimum.OptimumSettings;
import io.farmhand.sim.optimum.Plan;
import io.farmhand.sim.parallel.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs a comparison: first the search for the best plans, then all on the same episodes. */
public final class Experiment {
  private final CompareSettings settings;
  private final Comparison comparison;
  private final Parallel parallel;

  /** An experiment with these settings. */
  public Experiment(CompareSettings settings) {
    this.settings = settings;
    comparison =
        Comparison.of(settings.scenario(), settings.seed(), settings.episodes())
            .withReward(settings.scenario().learning().reward());
    parallel = Parallel.of(settings.jobs());
  }

  /** Runs it. */
  public Findings run(WorkProgress progress) {
    Optional<OptimumResult> plans = settings.optimum().map(wanted -> search(wanted, progress));
    List<Contender> contenders = contenders(plans.map(OptimumResult::plans));
    int controllers = settings.entrants().size();
    progress.stage("comparing", settings.episodes());
    List<ContenderResult> results = comparison.run(contenders, parallel, progress::done);
    requireTasks(results.getFirst());
    Optional<Findings.Best> best =
        plans.map(found -> new Findings.Best(found, results.get(controllers)));
    int pools = controllers + (best.isPresent() ? 1 : 0);
    return new Findings(
        settings, results.subList(0, controllers), results.subList(pools, results.size()), best);
  }

  private OptimumResult search(OptimumSettings wanted, WorkProgress progress) {
    Optimum optimum = Optimum.of(settings.scenario(), settings.seed(), settings.episodes(), wanted);
    progress.stage("searching the best plans", optimum.stages());
    return optimum.search(parallel, progress::done);
  }

  private List<Contender> contenders(Optional<List<Plan>> plans) {
    List<Contender> all = new ArrayList<>();
    settings.entrants().forEach(each -> all.add(each.contender()));
    plans.ifPresent(found -> all.add(optimum(found)));
    settings.frontier().ifPresent(range -> all.addAll(pools(range)));
    return all;
  }

  private Contender optimum(List<Plan> plans) {
    Duration step = settings.scenario().control().step();
    return new Contender(
        CompareSettings.OPTIMUM,
        episode -> plans.get(episode).controller(CompareSettings.OPTIMUM, step),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** Named apart from constant pools among the controllers. */
  private List<Contender> pools(IntRange range) {
    return Frontier.contenders(range.first(), range.last(), settings.scenario().limits()).stream()
        .map(pool -> pool.named("frontier " + pool.name()))
        .toList();
  }

  private void requireTasks(ContenderResult any) {
    for (EpisodeResult episode : any.episodes()) {
      if (episode.figures().tasks() == 0) {
        throw Usage.wrong(
            "Episode "
                + episode.index()
                + " of "
                + settings.scenario().name()
                + " has no task, and so no quality of service; raise its rates or lengthen it");
      }
    }
  }

  /** Plays the {@linkplain Findings#shownEpisode() shown} episode again and records its course. */
  public List<Course> courses(Findings findings) {
    List<Contender> contenders =
        contenders(findings.best().map(best -> best.search().plans()))
            .subList(0, findings.entrants().size());
    return contenders.stream()
        .map(each -> Course.of(comparison, each, findings.shownEpisode()))
        .toList();
  }
}

package io.farmhand.learn.search;

import io.farmhand.check.Require;
import io.farmhand.control.ControllerFactory;
import io.farmhand.learn.search.Candidates.Candidate;
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Learns the numbers of a rule by direct search: evolution over simulated episodes.
 *
 * <p>Points of a generation are compared on the same episodes, by workers, actions and misses. The
 * price of a miss follows the goal by a proportional and integral rule: it rises while the middle
 * of the search misses the goal and falls while it exceeds it (a Lagrange multiplier by stochastic
 * ascent, damped as by Stooke, Achiam and Abbeel, "Responsive safety in reinforcement learning by
 * PID Lagrangian methods", ICML 2020; the integral alone swings about the goal). The second half of
 * the search has more than twice the episodes of the first, where steps are large and noise matters
 * little. Every few generations the middle is validated on episodes of its own. What was good there
 * was so by luck too: the best of them meet more validation episodes at the end, and the one with
 * the least effort that reaches the goal there is kept.
 *
 * <p>Training and validation episodes are those of {@link Purpose#TRAINING} and {@link
 * Purpose#VALIDATION}, so that neither meets the other or those of a test. A rule that says how
 * many workers a run begins with begins with them. The same seed gives the same result whatever the
 * number of threads.
 */
public final class PolicySearch {
  private static final double EARLY = 0.6;
  private static final double LATE = 1.4;
  private static final int FINALISTS = 10;

  private final List<Scenario> scenarios;
  private final SearchSpace space;
  private final SearchGoal goal;
  private final SearchBudget budget;
  private final SearchSeed seed;

  /**
   * Where a search stands.
   *
   * @param generation generations done
   * @param generations generations in all
   * @param price price of a percentage point of misses, in workers
   * @param middle the middle of the search on the validation episodes
   * @param best the best so far there
   */
  public record Progress(int generation, int generations, double price, Score middle, Score best) {}

  /**
   * What a search found.
   *
   * @param numbers the best numbers
   * @param validation what they reached on the validation episodes at the end
   * @param curve all validations
   */
  public record Result(List<Double> numbers, Score validation, List<Progress> curve) {
    /** The numbers as an array. */
    public double[] toArray() {
      return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private record Played(Trace trace, RandomStreams streams, Scenario scenario) {}

  private record Begun(Scenario scenario, int workers) {
    Episode simulator() {
      return Episode.of(scenario.withWorkers(workers, scenario.limits()));
    }
  }

  /** A search of rules for a scenario. */
  public PolicySearch(
      Scenario scenario, SearchSpace space, SearchGoal goal, SearchBudget budget, SearchSeed seed) {
    this(List.of(scenario), space, goal, budget, seed);
  }

  /** A search of rules for several scenarios, each of which is played as often as the others. */
  public PolicySearch(
      List<Scenario> scenarios,
      SearchSpace space,
      SearchGoal goal,
      SearchBudget budget,
      SearchSeed seed) {
    Require.that(!scenarios.isEmpty(), "scenarios", scenarios, "at least one");
    this.scenarios = List.copyOf(scenarios);
    this.space = space;
    this.goal = goal;
    this.budget = budget;
    this.seed = seed;
  }

  /**
   * Searches.
   *
   * @param jobs threads
   * @param proceed hears of every validation, and ends the search by returning false
   * @throws InterruptedException when interrupted; what was found is lost
   */
  public Result run(int jobs, Predicate<Progress> proceed) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
      try {
        return new Run(threads, jobs).run(proceed);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private final class Run {
    private final ExecutorService threads;
    private final int jobs;
    private final List<Played> validation;
    private final List<Progress> curve = new ArrayList<>();
    private final MissPrice price = new MissPrice(goal.qos());
    private long played;
    private final Candidates candidates = new Candidates(goal);

    Run(ExecutorService threads, int jobs) {
      this.threads = threads;
      this.jobs = jobs;
      validation = episodes(Purpose.VALIDATION, seed.root(), 0, budget.validation());
    }

    Result run(Predicate<Progress> proceed) throws InterruptedException {
      CmaEs search =
          new CmaEs(
              space.start(),
              space.sigma(),
              budget.population(),
              RandomStreams.of(seed.training()).stream("search"));
      validate(0, search.mean());
      boolean going = true;
      for (int i = 0; i < budget.generations() && going; i++) {
        generation(search, i);
        if ((i + 1) % budget.validateEvery() == 0 || i + 1 == budget.generations()) {
          going = proceed.test(validate(i + 1, search.mean()));
        }
      }
      Candidate kept = select();
      return new Result(kept.numbers(), kept.score(), List.copyOf(curve));
    }

    private Candidate select() throws InterruptedException {
      List<double[]> finalists = candidates.finalists(price.perPercent(), FINALISTS);
      List<Score> scores =
          scores(
              finalists,
              episodes(Purpose.VALIDATION, seed.root(), budget.validation(), budget.selection()));
      Candidates selected = new Candidates(goal);
      for (int i = 0; i < scores.size(); i++) {
        selected.add(finalists.get(i), scores.get(i));
      }
      return selected.best().orElseThrow();
    }

    private void generation(CmaEs search, int index) throws InterruptedException {
      double share = index < budget.generations() / 2 ? EARLY : LATE;
      int count = (int) Math.max(1, Math.round(share * budget.batch()));
      List<Played> batch = episodes(Purpose.TRAINING, seed.training(), played, count);
      played += count;
      double[][] points = search.ask(budget.population());
      List<double[]> all = new ArrayList<>(List.of(points));
      all.add(search.mean());
      List<Score> scores = scores(all, batch);
      double[] values = new double[points.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = scores.get(i).cost(goal, price.perPercent());
      }
      search.tell(points, values);
      price.follow(scores.getLast().qos());
    }

    private Progress validate(int generation, double[] numbers) throws InterruptedException {
      Score score = scores(List.of(numbers), validation).getFirst();
      candidates.add(numbers, score);
      Score best = candidates.best().orElseThrow().score();
      Progress progress =
          new Progress(generation, budget.generations(), price.perPercent(), score, best);
      curve.add(progress);
      return progress;
    }

    /** Each job plays every {@code jobs}-th episode with all points: the same work for all. */
    private List<Score> scores(List<double[]> points, List<Played> episodes)
        throws InterruptedException {
      List<Future<?>> parts = new ArrayList<>();
      EpisodeFigures[][] figures = new EpisodeFigures[points.size()][episodes.size()];
      for (int job = 0; job < jobs; job++) {
        int first = job;
        parts.add(threads.submit(() -> play(points, episodes, first, figures)));
      }
      for (Future<?> part : parts) {
        await(part);
      }
      List<Score> scores = new ArrayList<>();
      for (EpisodeFigures[] ofPoint : figures) {
        scores.add(Score.of(List.of(ofPoint)));
      }
      return scores;
    }

    private void play(
        List<double[]> points, List<Played> episodes, int first, EpisodeFigures[][] figures) {
      List<ControllerFactory> rules = new ArrayList<>();
      points.forEach(numbers -> rules.add(space.controller(numbers)));
      Map<Begun, Episode> simulators = new HashMap<>();
      for (int i = first; i < episodes.size(); i += jobs) {
        Played each = episodes.get(i);
        for (int k = 0; k < rules.size(); k++) {
          int workers = Begin.workers(rules.get(k), each.scenario());
          Episode episode =
              simulators.computeIfAbsent(new Begun(each.scenario(), workers), Begun::simulator);
          episode.begin(each.trace(), each.streams());
          figures[k][i] = episode.play(rules.get(k), decision -> {});
        }
      }
    }

    private List<Played> episodes(Purpose purpose, long root, long from, int count) {
      List<TraceGenerator> traces = new ArrayList<>();
      scenarios.forEach(each -> traces.add(TraceGenerator.of(each.workload())));
      List<Played> episodes = new ArrayList<>(count);
      for (long i = from; i < from + count; i++) {
        RandomStreams own = purpose.episode(root, i);
        int which = (int) (i % scenarios.size());
        episodes.add(new Played(traces.get(which).generate(own), own, scenarios.get(which)));
      }
      return episodes;
    }
  }

  private static void await(Future<?> part) throws InterruptedException {
    try {
      part.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("an episode failed", failure.getCause());
    }
  }
}

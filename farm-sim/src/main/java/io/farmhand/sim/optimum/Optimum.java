package io.farmhand.sim.optimum;

import io.farmhand.check.Require;
import io.farmhand.sim.parallel.Parallel;
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.TraceGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * The best plans that a clairvoyant search finds: it knows each episode, load and start-up times
 * included, and chooses the targets of all its steps within the scenario's limits.
 *
 * <p>It begins with constant pools and with plans shared by several episodes, and goes on in rounds
 * of simulated annealing for each episode; in between, episodes try each other's plans, and the
 * price of a percentage point is tuned so that the mean over the episodes meets the goal. All plans
 * that no other beats are kept, so that any price chooses among everything played.
 *
 * <p>The result is an upper bound of the least cost: no plan is known to be better, which says
 * nothing about those that were not tried. It does not depend on the number of threads.
 */
public final class Optimum {
  private static final int ROUNDS = 6;
  private static final int SHARED_PLANS = 4;
  private static final int SHARED_EPISODES = 16;
  private static final int FOREIGN_PLANS = 6;
  private static final double FIRST_HEAT = 0.12;
  private static final double LAST_HEAT = 0.02;
  private static final double COLD = 0.002;

  private final Scenario scenario;
  private final long seed;
  private final OptimumSettings settings;
  private final PlanArchive[] archives;
  private final SharedPlan.Known[] known;
  private final AtomicLong played = new AtomicLong();

  private Optimum(Scenario scenario, long seed, int episodes, OptimumSettings settings) {
    Require.that(episodes >= 1, "episodes", episodes, "at least 1");
    this.scenario = scenario;
    this.seed = seed;
    this.settings = settings;
    archives = new PlanArchive[episodes];
    known = new SharedPlan.Known[episodes];
  }

  /**
   * A search over the test episodes 0 .. {@code episodes} - 1 of a seed, those of a {@link
   * io.farmhand.sim.compare.Comparison} with the same.
   */
  public static Optimum of(Scenario scenario, long seed, int episodes, OptimumSettings settings) {
    return new Optimum(scenario, seed, episodes, settings);
  }

  /** Calls of the listener of {@link #search} when all is done. */
  public int stages() {
    return archives.length * (ROUNDS + 1);
  }

  /**
   * Searches.
   *
   * @param done hears how many of {@link #stages} are done
   */
  public OptimumResult search(Parallel parallel, IntConsumer done) {
    begin(parallel, done);
    Prices prices = tuned();
    List<int[]> foreign = sharedPlans(parallel, prices);
    for (int round = 0; round < ROUNDS; round++) {
      round(parallel, prices, round, foreign, done);
      prices = tuned();
      foreign = bestPlans(prices);
    }
    return result(prices);
  }

  private OptimumResult result(Prices prices) {
    List<Plan> plans = new ArrayList<>();
    double cost = 0;
    for (PlanArchive archive : archives) {
      PlanArchive.Entry best = archive.best(prices.perPoint());
      plans.add(best.plan());
      cost += archive.cost(best, prices.perPoint());
    }
    boolean reached =
        !(settings.objective() instanceof Objective.Goal(double qos))
            || meanQos(prices.perPoint()) >= qos;
    return new OptimumResult(prices, plans, cost / archives.length, reached, played.get());
  }

  private void begin(Parallel parallel, IntConsumer done) {
    parallel.run(
        archives.length,
        () -> TraceGenerator.of(scenario.workload()),
        (traces, i) -> {
          RandomStreams streams = Purpose.TEST.episode(seed, i);
          known[i] = new SharedPlan.Known(traces.generate(streams), streams);
          archives[i] = new PlanArchive(known[i].trace().size());
          PlanPlayer player = new PlanPlayer(scenario);
          PlanSearch search = search(player, i, 0);
          for (int k = scenario.limits().min(); k <= scenario.limits().max(); k++) {
            search.propose(constant(player.steps(), k), new Prices(0, settings.perAction()));
          }
          played.addAndGet(player.played());
        },
        done);
  }

  private static int[] constant(int steps, int workers) {
    int[] plan = new int[steps];
    Arrays.fill(plan, workers);
    return plan;
  }

  private PlanSearch search(PlanPlayer player, int episode, int round) {
    player.load(known[episode].trace(), known[episode].streams());
    RandomGenerator random = random("round-" + round, episode);
    PlanMoves moves = new PlanMoves(scenario.limits(), random);
    return new PlanSearch(player, archives[episode], moves, random);
  }

  private RandomGenerator random(String name, int index) {
    return RandomStreams.of(seed).child("optimum", index).stream(name);
  }

  /** Plans for several episodes at once, at prices around the expected one. */
  private List<int[]> sharedPlans(Parallel parallel, Prices prices) {
    int[][] plans = new int[SHARED_PLANS][];
    List<SharedPlan.Known> some =
        List.of(known).subList(0, Math.min(SHARED_EPISODES, known.length));
    parallel.run(
        SHARED_PLANS,
        () -> this,
        (optimum, i) -> {
          double factor = StrictMath.pow(2, i - 1.5);
          Prices own = prices.withPerPoint(prices.perPoint() * factor);
          SharedPlan shared = new SharedPlan(scenario, some, own);
          RandomGenerator random = random("shared", i);
          plans[i] = archives[0].best(own.perPoint()).plan().toArray();
          PlanMoves moves = new PlanMoves(scenario.limits(), random);
          shared.improve(plans[i], moves, random, settings.budget() / 4);
          played.addAndGet(shared.played());
        },
        count -> {});
    return List.of(plans);
  }

  private void round(
      Parallel parallel, Prices prices, int round, List<int[]> foreign, IntConsumer done) {
    double hot = FIRST_HEAT * StrictMath.pow(LAST_HEAT / FIRST_HEAT, (double) round / (ROUNDS - 1));
    parallel.run(
        archives.length,
        () -> new PlanPlayer(scenario),
        (player, i) -> {
          long before = player.played();
          PlanSearch search = search(player, i, round + 1);
          RandomGenerator random = random("foreign-" + round, i);
          for (int k = 0; k < FOREIGN_PLANS; k++) {
            int other = foreign.size() <= FOREIGN_PLANS ? k : random.nextInt(foreign.size());
            if (other < foreign.size()) {
              search.propose(foreign.get(other), prices);
            }
          }
          int[] start = archives[i].best(prices.perPoint()).plan().toArray();
          search.anneal(start, prices, settings.budget() / ROUNDS, hot, COLD);
          played.addAndGet(player.played() - before);
        },
        count -> done.accept((round + 1) * archives.length + count));
  }

  private List<int[]> bestPlans(Prices prices) {
    List<int[]> plans = new ArrayList<>();
    for (PlanArchive archive : archives) {
      plans.add(archive.best(prices.perPoint()).plan().toArray());
    }
    return plans;
  }

  private Prices tuned() {
    double perPoint =
        switch (settings.objective()) {
          case Objective.Price(double price) -> price;
          case Objective.Goal(double qos) -> leastReaching(qos);
        };
    return new Prices(perPoint, settings.perAction());
  }

  /** The least price at which the mean of the plans found reaches a quality of service. */
  private double leastReaching(double qos) {
    double low = StrictMath.log(1e-4);
    double high = StrictMath.log(1e4);
    for (int i = 0; i < 60; i++) {
      double middle = 0.5 * (low + high);
      if (meanQos(StrictMath.exp(middle)) >= qos) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return StrictMath.exp(high);
  }

  private double meanQos(double perPoint) {
    double sum = 0;
    for (PlanArchive archive : archives) {
      sum += archive.qos(archive.best(perPoint));
    }
    return sum / archives.length;
  }
}

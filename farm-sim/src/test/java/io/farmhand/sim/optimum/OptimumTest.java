package io.farmhand.sim.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.Limits;
import io.farmhand.sim.compare.Comparison;
import io.farmhand.sim.compare.Contender;
import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.Frontier;
import io.farmhand.sim.compare.Metric;
import io.farmhand.sim.compare.SmallScenario;
import io.farmhand.sim.parallel.Parallel;
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OptimumTest {
  private static final Scenario SMALL = SmallScenario.load();
  private static final long SEED = 11;

  private static OptimumResult search(Scenario scenario, int episodes, OptimumSettings settings) {
    return Optimum.of(scenario, SEED, episodes, settings).search(Parallel.of(1), done -> {});
  }

  private static ContenderResult play(Scenario scenario, OptimumResult found) {
    Contender contender =
        new Contender(
            "optimum",
            i -> found.plans().get(i).controller("optimum", Duration.ofSeconds(8)),
            OptionalInt.empty(),
            Optional.empty());
    return Comparison.of(scenario, SEED, found.plans().size())
        .run(List.of(contender), Parallel.of(1), done -> {})
        .getFirst();
  }

  /** All 3^6 plans of an episode. */
  private static double leastCost(int episode, Prices prices) {
    RandomStreams streams = Purpose.TEST.episode(SEED, episode);
    Trace trace = TraceGenerator.of(SMALL.workload()).generate(streams);
    Episode simulator = Episode.of(SMALL);
    double least = Double.POSITIVE_INFINITY;
    for (int code = 0; code < 729; code++) {
      simulator.begin(trace, streams);
      int rest = code;
      while (!simulator.over()) {
        int target = simulator.farm().target() + rest % 3 - 1;
        simulator.act(Math.clamp(target, SMALL.limits().min(), SMALL.limits().max()));
        rest /= 3;
      }
      least = Math.min(least, prices.cost(simulator.finish()));
    }
    return least;
  }

  @Test
  void findsTheLeastCostOfAllPlans() {
    Prices prices = new Prices(0.2, 0.05);
    OptimumSettings settings = new OptimumSettings(new Objective.Price(0.2), 0.05, 1500);
    ContenderResult played = play(SMALL, search(SMALL, 6, settings));
    for (int i = 0; i < 6; i++) {
      assertThat(prices.cost(played.episodes().get(i).figures()))
          .isCloseTo(leastCost(i, prices), within(1e-12));
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    OptimumSettings settings = new OptimumSettings(new Objective.Goal(0.9), 0.02, 200);
    OptimumResult one = search(SMALL, 5, settings);
    OptimumResult more = Optimum.of(SMALL, SEED, 5, settings).search(Parallel.of(4), done -> {});
    assertThat(more).isEqualTo(one);
  }

  @Test
  void meetsTheGoalWithFewerWorkersThanConstantPools() {
    double goal = 0.85;
    OptimumResult found =
        search(SMALL, 20, new OptimumSettings(new Objective.Goal(goal), 0.01, 600));
    ContenderResult played = play(SMALL, found);
    Frontier frontier =
        Frontier.of(
            Comparison.of(SMALL, SEED, 20)
                .run(Frontier.contenders(1, 9, SMALL.limits()), Parallel.of(1), done -> {}));
    assertThat(found.reached()).isTrue();
    assertThat(played.sample(Metric.QOS).mean()).isBetween(goal, goal + 0.01);
    assertThat(played.sample(Metric.MEAN_TARGET).mean()).isLessThan(frontier.workersAt(goal) - 0.5);
  }

  @Test
  void actionsThatCostMoreAreFewer() {
    var cheap = search(SMALL, 12, new OptimumSettings(new Objective.Goal(0.85), 0.0, 600));
    var dear = search(SMALL, 12, new OptimumSettings(new Objective.Goal(0.85), 0.3, 600));
    assertThat(play(SMALL, dear).sample(Metric.ACTIONS).mean())
        .isLessThan(play(SMALL, cheap).sample(Metric.ACTIONS).mean() - 1);
  }

  @Test
  void saysWhenTheGoalIsOutOfReach() {
    Scenario starved =
        SMALL.withWorkers(1, new Limits(1, 2, 1, 1, Duration.ZERO, Duration.ZERO, 0));
    OptimumResult found =
        search(starved, 3, new OptimumSettings(new Objective.Goal(0.99), 0.01, 200));
    assertThat(found.reached()).isFalse();
  }

  /** What the search found is what a controller that follows the plans gets. */
  @Test
  void plansComeOutAsFoundWhateverTheLimits() {
    List<Limits> cases =
        List.of(
            new Limits(2, 6, 1, 2, Duration.ZERO, Duration.ZERO, 0),
            new Limits(2, 6, 3, 3, Duration.ZERO, Duration.ZERO, 1),
            new Limits(2, 6, 1, 3, Duration.ZERO, Duration.ZERO, 2),
            new Limits(2, 6, 3, 3, Duration.ofSeconds(9), Duration.ofSeconds(20), 0));
    for (Limits limits : cases) {
      Scenario scenario = SMALL.withWorkers(3, limits);
      OptimumSettings settings = new OptimumSettings(new Objective.Price(0.05), 0.02, 300);
      OptimumResult found = search(scenario, 4, settings);
      ContenderResult played = play(scenario, found);
      double[] costs = played.values(each -> found.prices().cost(each.figures()));
      assertThat(Arrays.stream(costs).average().orElseThrow())
          .isCloseTo(found.meanCost(), within(1e-9));
    }
  }
}

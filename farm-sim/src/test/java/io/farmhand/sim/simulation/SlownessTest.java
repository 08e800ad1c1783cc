package io.farmhand.sim.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlownessTest {
  /** The factor on the service time of every task, by worker. */
  private static Map<Integer, Set<Long>> factors(String slowness, long seed) {
    String yaml =
        """
        workload:
          phases: [{steady: 4/s, for: 60 s}]
          service: {uniform: [1 s, 2 s]}
          deadline: 9 s
        platform: {startup: 1 s, overhead: 100 ms, slowness: SLOWNESS}
        workers: {initial: 8, max: 8}
        control: {step: 4 s}
        """;
    Scenario scenario = Scenarios.parse("uneven", yaml.replace("SLOWNESS", slowness));
    Trace trace = TraceGenerator.of(scenario.workload()).generate(RandomStreams.of(seed));
    Map<Integer, Set<Long>> factors = new HashMap<>();
    Map<Integer, Long> began = new HashMap<>();
    FarmSimulation farm = new FarmSimulation(scenario);
    farm.reset(
        trace,
        RandomStreams.of(seed),
        new SimulationListener() {
          @Override
          public void began(int task, int worker, long nanos) {
            began.put(task, nanos);
          }

          @Override
          public void finished(int task, int worker, boolean met, long nanos) {
            double held = (nanos - began.getOrDefault(task, 0L)) * 1e-9 - 0.1;
            long permille = Math.round(1000 * held / trace.serviceSeconds(task));
            factors.computeIfAbsent(worker, _ -> new HashSet<>()).add(permille);
          }
        });
    farm.finish();
    return factors;
  }

  @Test
  void everyWorkerHasItsFactorForAllItsTasks() {
    Map<Integer, Set<Long>> factors = factors("{uniform: [0.5x, 2x]}", 1);
    assertThat(factors).hasSize(8);
    assertThat(factors.values()).allSatisfy(ofWorker -> assertThat(ofWorker).hasSize(1));
    Set<Long> all = new HashSet<>();
    factors.values().forEach(all::addAll);
    assertThat(all).hasSize(8).allSatisfy(factor -> assertThat(factor).isBetween(500L, 2000L));
    assertThat(factors("{uniform: [0.5x, 2x]}", 1)).isEqualTo(factors);
  }

  @Test
  void withoutASpreadServiceTakesAsLongAsTheTraceSays() {
    assertThat(factors("1x", 1).values()).allSatisfy(f -> assertThat(f).containsExactly(1000L));
    assertThat(factors("1.5x", 1).values()).allSatisfy(f -> assertThat(f).containsExactly(1500L));
  }

  @Test
  void factorsHaveTheirDistribution() {
    double sum = 0;
    int seeds = 200;
    for (long seed = 0; seed < seeds; seed++) {
      for (Set<Long> factor : factors("{uniform: [0.5x, 1.5x]}", seed).values()) {
        sum += factor.iterator().next() / 1000.0;
      }
    }
    double error = 1 / Math.sqrt(12.0 * 8 * seeds);
    assertThat(sum / (8 * seeds)).isCloseTo(1, within(5 * error));
  }
}

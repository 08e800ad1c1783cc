package io.farmhand.sim.planning;

import io.farmhand.check.Require;
import io.farmhand.control.Limits;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.stats.Sample;
import io.farmhand.sim.workload.TraceGenerator;

/**
 * Constant pools under a scenario, from its first task to its last.
 *
 * @param scenario what arrives, where, and in which order it is served
 * @param runs episodes, at least 2
 * @param seed of all chance
 */
public record ScenarioPools(Scenario scenario, int runs, long seed) implements Pools {
  public ScenarioPools {
    Require.that(runs >= 2, "runs", runs, "at least 2");
  }

  @Override
  public PoolCheck check(int workers) {
    Episode episode = Episode.of(scenario.withWorkers(workers, Limits.between(workers, workers)));
    TraceGenerator traces = TraceGenerator.of(scenario.workload());
    double[] qos = new double[runs];
    for (int run = 0; run < runs; run++) {
      RandomStreams streams = RandomStreams.of(seed).child("run", run);
      episode.begin(traces.generate(streams), streams);
      qos[run] = episode.finish().qos();
    }
    return new PoolCheck(workers, Sample.of(qos));
  }
}

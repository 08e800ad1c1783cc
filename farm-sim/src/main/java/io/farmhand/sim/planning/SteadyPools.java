package io.farmhand.sim.planning;

import io.farmhand.check.Require;
import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.FarmSimulation;
import io.farmhand.sim.simulation.SimulationListener;
import io.farmhand.sim.stats.Sample;
import io.farmhand.sim.workload.ArrivalProcess;
import io.farmhand.sim.workload.DeadlineRule;
import io.farmhand.sim.workload.Phase;
import io.farmhand.sim.workload.PhaseOrder;
import io.farmhand.sim.workload.PhasedWorkload;
import io.farmhand.sim.workload.Range;
import io.farmhand.sim.workload.ServiceModel;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import java.time.Duration;
import java.util.List;

/**
 * Constant pools under a steady Poisson load.
 *
 * <p>Every run begins with an empty farm, so that the first fifth of its tasks does not count.
 */
public final class SteadyPools implements Pools {
  private static final Duration ANY = Duration.ofSeconds(1);

  private final PhasedWorkload workload;
  private final PlatformProfile platform;
  private final QueueDiscipline discipline;
  private final double warmUpSeconds;
  private final int runs;
  private final RandomStreams root;

  /**
   * Pools for a load.
   *
   * @param arrivalsPerSecond arrival rate, above 0
   * @param service how long tasks take
   * @param deadline by when they must be done
   * @param tasks tasks of a run that count, about; at least 100
   * @param runs independent runs, at least 2
   * @param seed of all chance
   */
  public SteadyPools(
      double arrivalsPerSecond,
      Distribution service,
      DeadlineRule deadline,
      PlatformProfile platform,
      QueueDiscipline discipline,
      int tasks,
      int runs,
      long seed) {
    Require.positive("arrivalsPerSecond", arrivalsPerSecond);
    Require.that(tasks >= 100, "tasks", tasks, "at least 100");
    Require.that(runs >= 2, "runs", runs, "at least 2");
    this.platform = platform;
    this.discipline = discipline;
    this.runs = runs;
    double seconds = tasks / arrivalsPerSecond;
    warmUpSeconds = 0.25 * seconds;
    root = RandomStreams.of(seed);
    workload =
        new PhasedWorkload(
            List.of(new Phase.Steady("steady", warmUpSeconds + seconds, arrivalsPerSecond)),
            PhaseOrder.LISTED,
            Range.of(1),
            new ArrivalProcess.Poisson(),
            ServiceModel.of(service),
            deadline,
            0);
  }

  /** Tasks as they come in these runs. */
  public Trace sample() {
    return TraceGenerator.of(workload).generate(root);
  }

  @Override
  public PoolCheck check(int workers) {
    Scenario scenario =
        new Scenario(
            "steady",
            "",
            workload,
            platform,
            workers,
            Limits.between(workers, workers),
            discipline,
            new Scenario.Control(ANY, Duration.ZERO, 1, ANY));
    FarmSimulation farm = new FarmSimulation(scenario);
    TraceGenerator traces = TraceGenerator.of(workload);
    double[] qos = new double[runs];
    for (int run = 0; run < runs; run++) {
      RandomStreams streams = root.child("run", run);
      Trace trace = traces.generate(streams);
      Settled settled = new Settled(trace);
      farm.reset(trace, streams, settled);
      farm.finish();
      qos[run] = (double) settled.onTime / Math.max(1, settled.count());
    }
    return new PoolCheck(workers, Sample.of(qos));
  }

  private final class Settled implements SimulationListener {
    private final Trace trace;
    private int onTime;

    Settled(Trace trace) {
      this.trace = trace;
    }

    @Override
    public void finished(int task, int worker, boolean met, long nanos) {
      onTime += met && trace.arrivalSeconds(task) >= warmUpSeconds ? 1 : 0;
    }

    private int count() {
      int count = 0;
      for (int i = trace.size() - 1; i >= 0 && trace.arrivalSeconds(i) >= warmUpSeconds; i--) {
        count++;
      }
      return count;
    }
  }
}

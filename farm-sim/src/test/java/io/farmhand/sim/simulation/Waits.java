package io.farmhand.sim.simulation;

import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Scenario;
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
 * How long tasks wait in a steady queue of constant size, over independent runs; the first tasks,
 * which find an empty farm, do not count.
 *
 * @param probability share of the tasks that wait at all, one value a run
 * @param seconds mean wait, one value a run
 */
record Waits(Sample probability, Sample seconds) {
  private static final double WARM_UP_SECONDS = 400;
  private static final double SECONDS = 2400;

  static Waits of(int workers, double arrivalsPerSecond, Distribution service, int runs) {
    PhasedWorkload workload =
        new PhasedWorkload(
            List.of(new Phase.Steady("steady", SECONDS, arrivalsPerSecond)),
            PhaseOrder.LISTED,
            Range.of(1),
            new ArrivalProcess.Poisson(),
            ServiceModel.of(service),
            DeadlineRule.fixed(10),
            0);
    Scenario scenario =
        new Scenario(
            "steady",
            "",
            workload,
            new PlatformProfile("ideal", new Constant(0), new Constant(0), Duration.ZERO, 0, false),
            workers,
            Limits.between(workers, workers),
            QueueDiscipline.FIFO,
            new Scenario.Control(Duration.ofSeconds(8), Duration.ZERO, 1, Duration.ofSeconds(8)));
    double[] probability = new double[runs];
    double[] seconds = new double[runs];
    FarmSimulation farm = new FarmSimulation(scenario);
    TraceGenerator traces = TraceGenerator.of(workload);
    for (int run = 0; run < runs; run++) {
      RandomStreams streams = RandomStreams.of(1).child("run", run);
      Measured measured = new Measured(traces.generate(streams));
      farm.reset(measured.trace, streams, measured);
      farm.finish();
      probability[run] = measured.waited / measured.count;
      seconds[run] = measured.sum / measured.count;
    }
    return new Waits(Sample.of(probability), Sample.of(seconds));
  }

  private static final class Measured implements SimulationListener {
    private final Trace trace;
    private double count;
    private double waited;
    private double sum;

    Measured(Trace trace) {
      this.trace = trace;
    }

    @Override
    public void began(int task, int worker, long nanos) {
      double arrival = trace.arrivalSeconds(task);
      if (arrival < WARM_UP_SECONDS) {
        return;
      }
      double wait = nanos * 1e-9 - arrival;
      count++;
      sum += Math.max(0, wait);
      waited += wait > 1e-6 ? 1 : 0;
    }
  }
}

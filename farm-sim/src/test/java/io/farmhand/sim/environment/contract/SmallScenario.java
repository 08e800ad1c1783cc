package io.farmhand.sim.environment.contract;

import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Gamma;
import io.farmhand.sim.random.Uniform;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.ArrivalProcess;
import io.farmhand.sim.workload.DeadlineRule;
import io.farmhand.sim.workload.Phase;
import io.farmhand.sim.workload.PhaseOrder;
import io.farmhand.sim.workload.PhasedWorkload;
import io.farmhand.sim.workload.Range;
import io.farmhand.sim.workload.ServiceModel;
import java.time.Duration;
import java.util.List;

/** A scenario of a few seconds: two phases, five workers, and a decision every two seconds. */
public final class SmallScenario {
  /** Workers at the begin. */
  public static final int INITIAL = 5;

  /** Least and greatest number of workers. */
  public static final Limits LIMITS = Limits.between(2, 7);

  private SmallScenario() {}

  /** The scenario with that many steps; the load lasts for six of them. */
  public static Scenario of(int maxSteps) {
    return of(maxSteps, 6);
  }

  /** The same with a load of a third of that length. */
  public static Scenario shorter() {
    return of(1, 2);
  }

  private static Scenario of(int maxSteps, double phaseSeconds) {
    return new Scenario(
        "small",
        "",
        new PhasedWorkload(
            List.of(
                new Phase.Steady("calm", phaseSeconds, 3),
                new Phase.Steady("busy", phaseSeconds, 8)),
            PhaseOrder.LISTED,
            Range.of(1),
            new ArrivalProcess.Poisson(),
            ServiceModel.of(new Gamma(4, 0.5)),
            new DeadlineRule(3, 0.1, 30),
            0),
        new PlatformProfile(
            "small", new Uniform(0.5, 1), new Constant(0), Duration.ofMillis(20), 0, true),
        INITIAL,
        LIMITS,
        QueueDiscipline.LEAST_SLACK_TARDY_LAST,
        new Scenario.Control(
            Duration.ofSeconds(2), Duration.ofSeconds(1), maxSteps, Duration.ofSeconds(2)));
  }
}

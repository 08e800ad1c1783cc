package io.farmhand.sim.workload;

import io.farmhand.check.Require;
import java.util.List;

/**
 * Phases one after another, each with its own arrival rate.
 *
 * @param phases at least one
 * @param order whether the phases run as given or in an order drawn for each trace
 * @param arrivals how arrival times follow from the rates
 * @param service how long tasks take
 * @param deadline by when they must be done
 * @param estimateError greatest relative error of the service times that the farm is told, in 0..1,
 *     exclusive of 1; errors are uniform, and deadlines follow from the true times
 */
public record PhasedWorkload(
    List<Phase> phases,
    PhaseOrder order,
    ArrivalProcess arrivals,
    ServiceModel service,
    DeadlineRule deadline,
    double estimateError)
    implements Workload {
  private static final double MOST_TASKS = 1e7;

  public PhasedWorkload {
    phases = List.copyOf(phases);
    Require.that(!phases.isEmpty(), "phases", phases, "at least one phase");
    Require.that(
        estimateError >= 0 && estimateError < 1, "estimateError", estimateError, "in 0 .. 1");
    double tasks = expected(phases);
    Require.that(
        tasks > 0 && tasks <= MOST_TASKS,
        "phases",
        tasks + " tasks expected",
        "above 0 and at most 10,000,000 in all");
  }

  @Override
  public double scheduleSeconds() {
    return phases.stream().mapToDouble(Phase::seconds).sum();
  }

  @Override
  public double expectedTasks() {
    return expected(phases);
  }

  private static double expected(List<Phase> phases) {
    return phases.stream().mapToDouble(Phase::expectedArrivals).sum();
  }
}

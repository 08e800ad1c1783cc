package io.farmhand.sim.workload;

import io.farmhand.check.Require;
import java.util.List;
import java.util.Locale;

/**
 * Phases one after another, each with its own arrival rate.
 *
 * @param phases at least one
 * @param order whether the phases run as given or in an order drawn for each trace
 * @param level a factor on every rate, drawn once for each trace, above 0
 * @param arrivals how arrival times follow from the rates
 * @param service how long tasks take
 * @param deadline by when they must be done
 * @param estimateError greatest relative error of the service times that the farm is told, in 0..1,
 *     exclusive of 1; errors are uniform, and deadlines follow from the true times
 */
public record PhasedWorkload(
    List<Phase> phases,
    PhaseOrder order,
    Range level,
    ArrivalProcess arrivals,
    ServiceModel service,
    DeadlineRule deadline,
    double estimateError)
    implements Workload {
  private static final double MOST_TASKS = 1e7;
  private static final double MOST_PHASES = 10_000;

  public PhasedWorkload {
    phases = List.copyOf(phases);
    Require.that(!phases.isEmpty(), "phases", phases, "at least one phase");
    Require.that(
        estimateError >= 0 && estimateError < 1, "estimateError", estimateError, "in 0 .. 1");
    if (order instanceof PhaseOrder.Drawn drawn) {
      check(drawn, phases);
    }
    level.requirePositive("level");
    double tasks = level.middle() * expectedTasks(phases, order);
    Require.that(
        tasks > 0 && tasks <= MOST_TASKS,
        "phases",
        String.format(Locale.ROOT, "%,.0f tasks in an episode on average", tasks),
        "above 0 and at most 10,000,000");
  }

  /** The same with another error of the estimates. */
  public PhasedWorkload withEstimateError(double other) {
    return new PhasedWorkload(phases, order, level, arrivals, service, deadline, other);
  }

  private static void check(PhaseOrder.Drawn order, List<Phase> phases) {
    Require.that(
        order.weights().size() == phases.size(),
        "weights",
        order.weights(),
        "one for each of the " + phases.size() + " phases");
    double shortest = phases.stream().mapToDouble(phase -> phase.seconds().least()).min().orElse(0);
    Require.that(
        order.seconds().most() / shortest <= MOST_PHASES,
        "order",
        order.seconds() + " s",
        "at most 10,000 times the shortest phase");
  }

  @Override
  public double scheduleSeconds() {
    return switch (order) {
      case PhaseOrder.Drawn drawn -> drawn.seconds().most();
      case PhaseOrder.Listed _, PhaseOrder.Shuffled _ ->
          phases.stream().mapToDouble(phase -> phase.seconds().most()).sum();
    };
  }

  @Override
  public double expectedTasks() {
    return level.middle() * expectedTasks(phases, order);
  }

  private static double expectedTasks(List<Phase> phases, PhaseOrder order) {
    if (!(order instanceof PhaseOrder.Drawn drawn)) {
      return phases.stream().mapToDouble(Phase::expectedArrivals).sum();
    }
    double tasks = 0;
    double seconds = 0;
    for (int i = 0; i < phases.size(); i++) {
      tasks += drawn.weights().get(i) * phases.get(i).expectedArrivals();
      seconds += drawn.weights().get(i) * phases.get(i).seconds().middle();
    }
    return drawn.seconds().middle() * tasks / seconds;
  }
}

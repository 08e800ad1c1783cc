package io.farmhand.sim.workload;

/** What arrives when, how long it takes and by when it must be done. */
public sealed interface Workload permits PhasedWorkload, ReplayWorkload {
  /** The length of the arrival schedule in seconds; the greatest, where it is drawn. */
  double scheduleSeconds();

  /** About how many tasks to expect in a trace. */
  double expectedTasks();
}

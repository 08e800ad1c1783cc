package io.farmhand.sim.workload;

/** What arrives when, how long it takes and by when it must be done. */
public sealed interface Workload permits PhasedWorkload, ReplayWorkload {
  /** The length of the arrival schedule in seconds. */
  double scheduleSeconds();

  /** The number of tasks to expect. */
  double expectedTasks();
}

package io.farmhand.sim.simulation;

import io.farmhand.platform.PoolListener;

/**
 * Hears every event of a simulation, in order of time. Tasks are numbered in order of arrival, and
 * times are nanoseconds from the start of the load.
 */
public interface SimulationListener extends PoolListener {
  /** A task arrived. */
  default void arrived(int task, long nanos) {}

  /** A worker began a task. */
  default void began(int task, int worker, long nanos) {}

  /** A worker finished a task, which is collected at once. */
  default void finished(int task, int worker, boolean onTime, long nanos) {}

  /** A worker died of a task, which waits again unless it is in the dead letters. */
  default void died(int task, int worker, boolean deadLetter, long nanos) {}

  @Override
  default void poolChanged(int target, int starting, int ready, int draining, long nanos) {}

  @Override
  default void workerStarted(long startupNanos) {}
}

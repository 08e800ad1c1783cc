package io.farmhand.sim.simulation;

import io.farmhand.monitor.Gauges;

/** Tasks that wait, by their numbers. */
interface SimulatedLine {
  /** Forgets every task. */
  void clear();

  /** Tasks that wait. */
  int size();

  /** A task waits. */
  void add(int task);

  /** Removes and returns the task to serve; only for a line that is not empty. */
  int poll(long now);

  /** Shows every task to the gauges. */
  void show(Gauges gauges);
}

package io.farmhand.sim.simulation;

import io.farmhand.queue.QueuedTask;

/** A task that waits in a line. */
final class SimulatedTask extends QueuedTask {
  final int index;

  SimulatedTask(int index) {
    this.index = index;
    number(index);
  }
}

package io.farmhand.sim.simulation;

import io.farmhand.monitor.Gauges;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.queue.QueuedTask;
import io.farmhand.queue.WaitingLine;
import java.util.Arrays;

/** Tasks that wait, by their numbers, in a line of core's; what stands in it is used again. */
final class SimulatedLine {
  private final QueueDiscipline discipline;
  private WaitingLine<QueuedTask> line;
  private QueuedTask[] spare = {};
  private int spareCount;
  private int size;

  SimulatedLine(QueueDiscipline discipline) {
    this.discipline = discipline;
    line = discipline.newLine();
  }

  void clear() {
    line = discipline.newLine();
    size = 0;
  }

  int size() {
    return size;
  }

  void add(int task, long created, long deadline, long expectedService) {
    QueuedTask waiting = spareCount > 0 ? spare[--spareCount] : new QueuedTask();
    waiting.number(task);
    waiting.describe(created, deadline, expectedService);
    line.add(waiting);
    size++;
  }

  /** Removes and returns the task to serve; only for a line that is not empty. */
  int poll(long now) {
    QueuedTask first = line.poll(now);
    if (first == null) {
      throw new IllegalStateException("no task in a line of " + size);
    }
    size--;
    if (spareCount == spare.length) {
      spare = Arrays.copyOf(spare, 2 * spareCount + 16);
    }
    spare[spareCount++] = first;
    return (int) first.id();
  }

  /** Shows every task to the gauges. */
  void show(Gauges gauges) {
    if (size > 0) {
      line.forEach(gauges::waiting);
    }
  }
}

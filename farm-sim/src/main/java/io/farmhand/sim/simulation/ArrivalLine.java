package io.farmhand.sim.simulation;

import io.farmhand.monitor.Gauges;
import io.farmhand.queue.QueuedTask;

/**
 * Tasks that wait where each is served before all that arrived after it: a stretch of the trace, so
 * that a task costs nothing to add or to take.
 */
final class ArrivalLine implements SimulatedLine {
  private final TaskLedger ledger;
  private final QueuedTask shown = new QueuedTask();
  private int first;
  private int end;

  ArrivalLine(TaskLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void clear() {
    set(0, 0);
  }

  /** Those from {@code newFirst} on wait, up to and without {@code newEnd}. */
  void set(int newFirst, int newEnd) {
    first = newFirst;
    end = newEnd;
  }

  @Override
  public int size() {
    return end - first;
  }

  @Override
  public void add(int task) {
    if (first == end) {
      first = task;
    }
    end = task + 1;
  }

  @Override
  public int poll(long now) {
    return first++;
  }

  @Override
  public void show(Gauges gauges) {
    for (int task = first; task < end; task++) {
      ledger.describe(task, shown);
      gauges.waiting(shown);
    }
  }
}

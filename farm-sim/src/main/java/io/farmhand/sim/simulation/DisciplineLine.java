package io.farmhand.sim.simulation;

import io.farmhand.monitor.Gauges;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.queue.QueuedTask;
import io.farmhand.queue.WaitingLine;
import java.util.Arrays;

/** Tasks that wait, by their numbers, in a line of core's; what stands in it is used again. */
final class DisciplineLine implements SimulatedLine {
  private final QueueDiscipline discipline;
  private final TaskLedger ledger;
  private WaitingLine<QueuedTask> line;
  private QueuedTask[] spare = {};
  private int spareCount;
  private int size;

  DisciplineLine(QueueDiscipline discipline, TaskLedger ledger) {
    this.discipline = discipline;
    this.ledger = ledger;
    line = discipline.newLine();
  }

  @Override
  public void clear() {
    line = discipline.newLine();
    size = 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void add(int task) {
    QueuedTask waiting = spareCount > 0 ? spare[--spareCount] : new QueuedTask();
    ledger.describe(task, waiting);
    line.add(waiting);
    size++;
  }

  @Override
  public int poll(long now) {
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

  @Override
  public void show(Gauges gauges) {
    if (size > 0) {
      line.forEach(gauges::waiting);
    }
  }
}

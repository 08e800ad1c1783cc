package io.farmhand.app.report;

import io.farmhand.control.DecisionRecord;
import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import java.util.Arrays;

/** Counts outcomes and decisions while a run goes on. Thread-safe. */
public final class Tally {
  private final Numbers sojourn = new Numbers();
  private final Numbers wait = new Numbers();
  private final Numbers service = new Numbers();
  private long completed;
  private long failed;
  private long cancelled;
  private long onTime;
  private long attempts;
  private long retries;
  private long withDeadline;
  private long lastCollected = Task.NEVER;
  private int steps;
  private int actions;
  private int failedDecisions;
  private int failedActions;
  private long targets;
  private int maxTarget;

  /** A tally of a run that begins with so many workers. */
  public Tally(int initialWorkers) {
    maxTarget = initialWorkers;
  }

  /** Counts an outcome. */
  public synchronized void add(Outcome<?, ?> outcome) {
    Task<?> task = outcome.task();
    switch (outcome) {
      case Outcome.Completed<?, ?> _ -> completed++;
      case Outcome.Failed<?, ?> _ -> failed++;
      case Outcome.Cancelled<?, ?> _ -> cancelled++;
    }
    onTime += outcome.onTime() ? 1 : 0;
    attempts += task.attempt();
    retries += Math.max(0, task.attempt() - 1);
    withDeadline += task.hasDeadline() ? 1 : 0;
    lastCollected = Math.max(lastCollected, task.collectedNanos());
    sojourn.add(task.sojournNanos() * 1e-9);
    if (task.startedNanos() != Task.NEVER) {
      wait.add((task.startedNanos() - task.createdNanos()) * 1e-9);
      if (task.finishedNanos() != Task.NEVER) {
        service.add((task.finishedNanos() - task.startedNanos()) * 1e-9);
      }
    }
  }

  /** Counts a decision. */
  public synchronized void add(DecisionRecord decision) {
    steps++;
    targets += decision.targetAfter();
    maxTarget = Math.max(maxTarget, decision.targetAfter());
    actions += decision.changesTarget() ? 1 : 0;
    failedDecisions += decision.controllerFailed() ? 1 : 0;
    failedActions += decision.effect() == DecisionRecord.Effect.FAILED ? 1 : 0;
  }

  /** Outcomes so far. */
  public synchronized long outcomes() {
    return completed + failed + cancelled;
  }

  /** Failed tasks so far. */
  public synchronized long failed() {
    return failed;
  }

  /** Whether tasks have deadlines, as far as can be told. */
  public synchronized boolean deadlines() {
    return withDeadline > 0 || outcomes() == 0;
  }

  /** When the last outcome was collected, or {@link Task#NEVER}. */
  public synchronized long lastCollectedNanos() {
    return lastCollected;
  }

  /**
   * The figures of the run.
   *
   * @param accepted tasks that the farm accepted
   * @param times when things happened
   * @param undecidedSeconds as in {@link RunFigures.Workers}
   * @param workerSeconds integral of the workers during the schedule
   * @param backlogWorkerSeconds the same after it
   */
  public synchronized RunFigures figures(
      long accepted,
      RunFigures.Times times,
      double undecidedSeconds,
      double workerSeconds,
      double backlogWorkerSeconds) {
    double length = times.scheduleEnd() - times.firstArrival();
    return new RunFigures(
        new RunFigures.Tasks(
            accepted, completed, failed, cancelled, onTime, withDeadline, attempts, retries),
        times,
        new RunFigures.Workers(
            steps,
            actions,
            steps == 0 ? Double.NaN : (double) targets / steps,
            length > 0 ? workerSeconds / length : Double.NaN,
            maxTarget,
            failedDecisions,
            failedActions,
            undecidedSeconds,
            workerSeconds,
            backlogWorkerSeconds),
        Spread.of(sojourn.values()),
        Spread.of(wait.values()),
        Spread.of(service.values()));
  }

  private static final class Numbers {
    private double[] values = new double[1024];
    private int count;

    void add(double value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    double[] values() {
      return Arrays.copyOf(values, count);
    }
  }
}

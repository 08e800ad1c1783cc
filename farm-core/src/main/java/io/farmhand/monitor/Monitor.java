package io.farmhand.monitor;

import io.farmhand.platform.PoolListener;
import io.farmhand.queue.QueueListener;
import io.farmhand.queue.QueuedTask;
import io.farmhand.queue.TaskEntry;
import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import java.time.Duration;
import java.util.Objects;

/**
 * Turns the events of a farm into {@linkplain Observation observations}: the same live and
 * simulated, and without polling.
 *
 * <p>Events may be told in batches and a little late; their moments count. Thread-safe.
 */
public final class Monitor implements QueueListener, PoolListener {
  private final long origin;
  private final double windowSeconds;
  private final WindowLog log;
  private final Level waiting;
  private final Level inFlight;
  private final Level workers;
  private final Level target;
  private final StartupEstimate startup = new StartupEstimate();
  private int starting;
  private int ready;
  private int draining;
  private long accepted;
  private long settled;
  private long collected;
  private long completed;
  private long failed;
  private long cancelled;
  private long onTime;
  private long dropped;

  /**
   * A monitor.
   *
   * @param window length of the window of observations, positive
   * @param originNanos the moment from which observations count time
   */
  public Monitor(Duration window, long originNanos) {
    if (window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException("window = " + window + ", must be positive");
    }
    origin = originNanos;
    windowSeconds = window.toNanos() * 1e-9;
    log = new WindowLog(window.toNanos(), originNanos);
    waiting = new Level(originNanos);
    inFlight = new Level(originNanos);
    workers = new Level(originNanos);
    target = new Level(originNanos);
  }

  @Override
  public synchronized void accepted(QueuedTask[] tasks, int from, int to) {
    accepted += to - from;
    for (int i = from; i < to; i++) {
      long created = tasks[i].createdNanos();
      waiting.add(1, created);
      log.at(created).arrived(1);
    }
  }

  @Override
  public synchronized void leased(int count, long nanos) {
    waiting.add(-count, nanos);
    inFlight.add(count, nanos);
  }

  @Override
  public synchronized void returned(int count, long nanos) {
    inFlight.add(-count, nanos);
    waiting.add(count, nanos);
  }

  @Override
  public synchronized void finished(int count, long nanos) {
    inFlight.add(-count, nanos);
    settled += count;
  }

  @Override
  public synchronized void withdrawn(int count, long nanos) {
    waiting.add(-count, nanos);
    settled += count;
  }

  @Override
  public synchronized void dropped() {
    dropped++;
  }

  /**
   * The collector took the first {@code count} of these outcomes, at the moments in their tasks.
   */
  public synchronized void collected(Outcome<?, ?>[] outcomes, int count) {
    collected += count;
    for (int i = 0; i < count; i++) {
      collected(outcomes[i]);
    }
  }

  /** As {@link #collected(Outcome[], int)}, of tasks that have their outcomes. */
  public synchronized void collected(TaskEntry<?, ?>[] tasks, int count) {
    collected += count;
    for (int i = 0; i < count; i++) {
      collected(Objects.requireNonNull(tasks[i].outcome()));
    }
  }

  private void collected(Outcome<?, ?> outcome) {
    var task = outcome.task();
    switch (outcome) {
      case Outcome.Completed<?, ?> _ -> completed++;
      case Outcome.Failed<?, ?> _ -> failed++;
      case Outcome.Cancelled<?, ?> _ -> cancelled++;
    }
    boolean met = outcome.onTime();
    if (met) {
      onTime++;
    }
    WindowSums sums = log.at(task.collectedNanos());
    sums.collected(task.createdNanos(), task.collectedNanos(), met);
    if (task.attempt() > 0 && task.finishedNanos() != Task.NEVER) {
      sums.served(
          task.createdNanos(), task.startedNanos(), task.finishedNanos(), task.deadlineNanos());
    }
  }

  @Override
  public synchronized void poolChanged(
      int newTarget, int nowStarting, int nowReady, int nowDraining, long nanos) {
    target.set(newTarget, nanos);
    starting = nowStarting;
    ready = nowReady;
    draining = nowDraining;
    workers.set((long) nowStarting + nowReady + nowDraining, nanos);
  }

  @Override
  public synchronized void workerStarted(long startupNanos) {
    startup.started(startupNanos);
  }

  /** Answers that came too late to count. */
  public synchronized long dropCount() {
    return dropped;
  }

  /** What a controller sees at the moment of {@code gauges}. */
  public synchronized Observation observe(Gauges gauges) {
    long now = gauges.nowNanos();
    int results = (int) (settled - collected);
    return new Observation(
        (now - origin) * 1e-9,
        gauges.queues((int) inFlight.count(), results),
        new Observation.Workers(
            (int) target.count(), starting, ready, draining, gauges.busy(), startup.seconds()),
        window(now),
        totals(now));
  }

  private Observation.Window window(long now) {
    double seconds = Math.min(windowSeconds, Math.max(0, (now - origin) * 1e-9));
    return log.sum(now).over(seconds);
  }

  private Observation.Totals totals(long now) {
    return new Observation.Totals(
        accepted,
        collected,
        completed,
        failed,
        cancelled,
        collected - onTime,
        waiting.seconds(now),
        inFlight.seconds(now),
        workers.seconds(now),
        target.seconds(now));
  }
}

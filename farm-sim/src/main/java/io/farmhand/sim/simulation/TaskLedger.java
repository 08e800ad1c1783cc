package io.farmhand.sim.simulation;

import io.farmhand.monitor.Observation;
import io.farmhand.monitor.WindowSums;
import io.farmhand.queue.QueuedTask;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceTimes;
import java.util.Arrays;

/**
 * The tasks of a run in columns: when each arrives and should be done, for how long it holds its
 * worker and since when. Sums over those that have their outcome are taken when they are asked for.
 *
 * <p>All times are in nanoseconds from the start of the load.
 */
final class TaskLedger {
  private final int deadLetter;
  private final long overhead;
  private final Services services;
  private int size;
  private TraceTimes spare = TraceTimes.of(Trace.empty());
  private long[] arrival = spare.arrivals();
  private long[] deadline = spare.deadlines();
  private long[] service = spare.services();
  private long[] started = {};
  private int[] deaths = {};
  private int deadLetters;
  private Trace trace = Trace.empty();
  private int windowArrival;
  private int windowOver;
  private int onTimeBefore;
  private long endedBefore;
  private int summed;
  private int onTimeWithin;
  private long endedWithin;

  /**
   * A ledger.
   *
   * @param maxDeaths after so many a task is given up
   * @param overhead nanoseconds for which a task holds its worker besides its service time
   */
  TaskLedger(int maxDeaths, long overhead, Services services) {
    deadLetter = maxDeaths;
    this.overhead = overhead;
    this.services = services;
  }

  /** Opens the accounts of a trace, closing those of the one before. */
  void open(Trace newTrace) {
    trace = newTrace;
    size = trace.size();
    TraceTimes times = trace.times();
    if (times == null) {
      spare = spare.with(trace);
      times = spare;
    }
    arrival = times.arrivals();
    deadline = times.deadlines();
    service = times.services();
    if (started.length < size) {
      started = new long[size + size / 4];
      deaths = new int[started.length];
    }
    Arrays.fill(deaths, 0, size, 0);
    deadLetters = 0;
    windowArrival = 0;
    windowOver = 0;
    onTimeBefore = 0;
    endedBefore = 0;
    summed = 0;
    onTimeWithin = 0;
    endedWithin = 0;
  }

  /** Tasks of the trace. */
  int size() {
    return size;
  }

  /** When a task arrives; {@link Long#MAX_VALUE} for the one after the last. */
  long arrival(int task) {
    return arrival[task];
  }

  /** When each task arrives, as {@link #arrival} says. */
  long[] arrivals() {
    return arrival;
  }

  /** How long each task takes, without the overhead, on a worker that is as fast as usual. */
  long[] services() {
    return service;
  }

  /** When each task began. */
  long[] starts() {
    return started;
  }

  /** How long a task holds its worker besides its service time. */
  long overhead() {
    return overhead;
  }

  /** How long a task holds a worker that takes so many times as long as the trace says. */
  long hold(int task, double slowness) {
    return overhead
        + (slowness == 1 ? service[task] : TraceTimes.nanos(trace.serviceSeconds(task) * slowness));
  }

  /** Tells what the farm knows of a task. */
  void describe(int task, QueuedTask waiting) {
    waiting.number(task);
    waiting.describe(
        arrival[task], deadline[task], TraceTimes.nanos(trace.estimateSeconds(task)) + overhead);
  }

  /** A task begins. */
  void start(int task, long now) {
    started[task] = now;
  }

  /** The worker that holds the task will die of it. */
  void condemn(int task) {
    deaths[task] = -deaths[task] - 1;
  }

  /** Whether the worker that holds the task dies of it. */
  boolean isCondemned(int task) {
    return deaths[task] < 0;
  }

  /** A worker died of the task; whether that was once too often. */
  boolean died(int task) {
    deaths[task] = -deaths[task];
    boolean poison = isDeadLetter(task);
    deadLetters += poison ? 1 : 0;
    return poison;
  }

  private boolean isDeadLetter(int task) {
    return deaths[task] >= deadLetter;
  }

  /** Tasks that are given up. */
  int deadLetters() {
    return deadLetters;
  }

  /** Whether a task that has its outcome since {@code end} met its deadline. */
  boolean met(int task, long end) {
    boolean inTime = end <= deadline[task];
    return deadLetters == 0 ? inTime : inTime && !isDeadLetter(task);
  }

  /** Tasks that completed by their deadline. */
  int onTime() {
    sum();
    return onTimeBefore + onTimeWithin;
  }

  /** The sum of the moments at which the tasks ended that have their outcome. */
  long endedNanos() {
    sum();
    return endedBefore + endedWithin;
  }

  private void sum() {
    int over = services.over();
    for (; summed < over; summed++) {
      long end = services.overAt(summed);
      onTimeWithin += met(services.taskOver(summed), end) ? 1 : 0;
      endedWithin += end;
    }
  }

  /**
   * What happened in the last {@code length} nanoseconds. Later calls never look further back.
   *
   * @param arrived tasks that have arrived
   */
  Observation.Window window(long now, long length, int arrived) {
    moveWindow(now - length, arrived);
    // A fresh one each time lives in registers.
    WindowSums sums = new WindowSums();
    sums.arrived(arrived - windowArrival);
    int onTime = 0;
    long ended = 0;
    summed = services.over();
    for (int i = windowOver; i < summed; i++) {
      int task = services.taskOver(i);
      long end = services.overAt(i);
      long created = arrival[task];
      boolean met = met(task, end);
      sums.collected(created, end, met);
      sums.served(created, started[task], end, deadline[task]);
      onTime += met ? 1 : 0;
      ended += end;
    }
    onTimeWithin = onTime;
    endedWithin = ended;
    return sums.over(Math.min(length, now) * 1e-9);
  }

  /** What came before {@code from} is only counted from now on. */
  private void moveWindow(long from, int arrived) {
    if (windowOver < summed && services.overAt(summed - 1) < from) {
      windowOver = summed;
      onTimeBefore += onTimeWithin;
      endedBefore += endedWithin;
    }
    while (windowArrival < arrived && arrival[windowArrival] < from) {
      windowArrival++;
    }
    int over = services.over();
    while (windowOver < over && services.overAt(windowOver) < from) {
      long end = services.overAt(windowOver);
      onTimeBefore += met(services.taskOver(windowOver++), end) ? 1 : 0;
      endedBefore += end;
    }
  }
}

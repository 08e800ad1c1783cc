package io.farmhand.sim.simulation;

import io.farmhand.monitor.Observation;
import io.farmhand.monitor.WindowSums;
import io.farmhand.sim.workload.Trace;
import io.farmhand.task.Task;
import java.util.Arrays;

/**
 * The tasks of a run in columns: when each arrives, begins and ends, and in which order they end.
 *
 * <p>All times are in nanoseconds from the start of the load. Those that the trace knows are
 * converted at once, as a loop that does nothing else takes a fraction of the time.
 */
final class TaskLedger {
  private final int deadLetter;
  private int size;
  private long[] arrival = {Long.MAX_VALUE};
  private long[] deadline = {};
  private long[] service = {};
  private long[] started = {};
  private long[] finished = {};
  private int[] deaths = {};
  private int[] settled = {};
  private int settledCount;
  private int windowArrival;
  private int windowSettled;

  /** A ledger in which a task is given up after so many deaths. */
  TaskLedger(int maxDeaths) {
    deadLetter = maxDeaths;
  }

  /** Opens the accounts of a trace, closing those of the one before. */
  void open(Trace trace) {
    size = trace.size();
    reserve();
    for (int i = 0; i < size; i++) {
      arrival[i] = nanos(trace.arrivalSeconds(i));
    }
    arrival[size] = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      long due = arrival[i] + nanos(trace.deadlineSeconds(i));
      deadline[i] = due < 0 ? Task.NO_DEADLINE : due;
    }
    for (int i = 0; i < size; i++) {
      service[i] = nanos(trace.serviceSeconds(i));
    }
    Arrays.fill(deaths, 0, size, 0);
    settledCount = 0;
    windowArrival = 0;
    windowSettled = 0;
  }

  private void reserve() {
    if (deadline.length < size) {
      int room = size + size / 4;
      arrival = new long[room + 1];
      deadline = new long[room];
      service = new long[room];
      started = new long[room];
      finished = new long[room];
      deaths = new int[room];
      settled = new int[room];
    }
  }

  static long nanos(double seconds) {
    return (long) (seconds * 1e9 + 0.5);
  }

  /** Tasks of the trace. */
  int size() {
    return size;
  }

  /** Tasks that have their outcome. */
  int settled() {
    return settledCount;
  }

  /** When a task arrives; {@link Long#MAX_VALUE} for the one after the last. */
  long arrival(int task) {
    return arrival[task];
  }

  /** By when a task should be done. */
  long deadline(int task) {
    return deadline[task];
  }

  /** How long a task takes a worker of the usual speed. */
  long service(int task) {
    return service[task];
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
    return isDeadLetter(task);
  }

  private boolean isDeadLetter(int task) {
    return deaths[task] >= deadLetter;
  }

  /** A task has its outcome. */
  void settle(int task, long now) {
    finished[task] = now;
    settled[settledCount++] = task;
  }

  /**
   * What happened in the last {@code length} nanoseconds. Later calls never look further back.
   *
   * @param arrived tasks that have arrived
   */
  Observation.Window window(long now, long length, int arrived) {
    long from = now - length;
    while (windowArrival < arrived && arrival[windowArrival] < from) {
      windowArrival++;
    }
    while (windowSettled < settledCount && finished[settled[windowSettled]] < from) {
      windowSettled++;
    }
    // A fresh one each time lives in registers.
    WindowSums sums = new WindowSums();
    sums.arrived(arrived - windowArrival);
    for (int i = windowSettled; i < settledCount; i++) {
      int task = settled[i];
      long created = arrival[task];
      long end = finished[task];
      long due = deadline[task];
      sums.collected(created, end, end <= due && !isDeadLetter(task));
      sums.served(created, started[task], end, due);
    }
    return sums.over(Math.min(length, now) * 1e-9);
  }
}

package io.farmhand.sim.workload;

import io.farmhand.task.Task;

/**
 * The times of a trace in whole nanoseconds, as a simulated farm reads them. The arrays may be
 * longer than the trace has tasks, and are not to be changed by those who read them.
 */
public final class TraceTimes {
  private final long[] arrivals;
  private final long[] deadlines;
  private final long[] services;

  private TraceTimes(int room) {
    arrivals = new long[room + 1];
    deadlines = new long[room];
    services = new long[room];
  }

  /** Of this trace, with no room for more. */
  public static TraceTimes of(Trace trace) {
    TraceTimes times = new TraceTimes(trace.size());
    times.fill(trace);
    return times;
  }

  /**
   * Of this trace, in these arrays if they have the room, or else in longer ones; those of before
   * are gone.
   */
  public TraceTimes with(Trace trace) {
    int size = trace.size();
    TraceTimes times = size <= deadlines.length ? this : new TraceTimes(size + size / 4);
    times.fill(trace);
    return times;
  }

  private void fill(Trace trace) {
    // Loops that do nothing else take a fraction of the time.
    int size = trace.size();
    for (int i = 0; i < size; i++) {
      arrivals[i] = nanos(trace.arrivalSeconds(i));
    }
    arrivals[size] = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      long due = arrivals[i] + nanos(trace.deadlineSeconds(i));
      deadlines[i] = due < 0 ? Task.NO_DEADLINE : due;
    }
    for (int i = 0; i < size; i++) {
      services[i] = nanos(trace.serviceSeconds(i));
    }
  }

  /** The nearest whole number of nanoseconds; seconds are at least 0. */
  public static long nanos(double seconds) {
    return (long) (seconds * 1e9 + 0.5);
  }

  /** When each task arrives, from the start; {@link Long#MAX_VALUE} for the one after the last. */
  public long[] arrivals() {
    return arrivals;
  }

  /** When each task should be done, from the start; {@link Task#NO_DEADLINE} without a deadline. */
  public long[] deadlines() {
    return deadlines;
  }

  /** How long each task takes, without the platform's overhead. */
  public long[] services() {
    return services;
  }
}

package io.farmhand.monitor;

import io.farmhand.queue.QueuedTask;
import io.farmhand.task.Task;

/** What is read off the farm at the moment of an observation, since no event could carry it. */
public final class Gauges {
  private final long now;
  private int sources;
  private int delayed;
  private int busy;
  private int waiting;
  private int tardy;
  private long oldest = Long.MAX_VALUE;
  private long leastLatestStart = Long.MAX_VALUE;
  private double expectedWorkSeconds;

  /** Gauges at {@code nanos}. */
  public Gauges(long nanos) {
    now = nanos;
  }

  /** Inputs of the emitter that it has not begun. */
  public Gauges sources(int count) {
    sources = count;
    return this;
  }

  /** Failed tasks that wait for their next attempt. */
  public Gauges delayed(int count) {
    delayed = count;
    return this;
  }

  /** Workers that hold a task. */
  public Gauges busy(int count) {
    busy = count;
    return this;
  }

  /** A task that waits. */
  public void waiting(QueuedTask task) {
    waiting++;
    oldest = Math.min(oldest, task.createdNanos());
    long latestStart = task.latestStartNanos();
    leastLatestStart = Math.min(leastLatestStart, latestStart);
    tardy += latestStart < now ? 1 : 0;
    expectedWorkSeconds += Math.max(0, task.expectedServiceNanos()) * 1e-9;
  }

  long nowNanos() {
    return now;
  }

  int busy() {
    return busy;
  }

  /**
   * The tasks by place.
   *
   * @param inFlight tasks that a worker holds
   * @param results finished tasks that the collector has not taken yet
   */
  public Observation.Queues queues(int inFlight, int results) {
    return new Observation.Queues(
        sources,
        waiting,
        tardy,
        delayed,
        inFlight,
        results,
        waiting == 0 ? Double.NaN : (now - oldest) * 1e-9,
        leastLatestStart == Task.NO_DEADLINE ? Double.NaN : (leastLatestStart - now) * 1e-9,
        expectedWorkSeconds);
  }
}

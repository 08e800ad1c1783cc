package io.farmhand.monitor;

import io.farmhand.task.Task;

/**
 * Sums over what happened in a stretch of time, from which an {@link Observation.Window} follows.
 *
 * <p>The monitor keeps them in slices as the events come; a simulator, which has every event at
 * hand, adds them up when it is asked. Times are added in seconds. Not thread-safe.
 */
public final class WindowSums {
  private long arrivals;
  private long completions;
  private long served;
  private long onTime;
  private double sojourn;
  private long maxSojournNanos;
  private double wait;
  private double service;
  private double serviceSquared;
  private long withDeadline;
  private double slack;
  private double slackSquared;

  /** Sums of nothing. */
  public WindowSums() {}

  /** Forgets everything. */
  public void clear() {
    arrivals = 0;
    completions = 0;
    served = 0;
    onTime = 0;
    sojourn = 0;
    maxSojournNanos = 0;
    wait = 0;
    service = 0;
    serviceSquared = 0;
    withDeadline = 0;
    slack = 0;
    slackSquared = 0;
  }

  /** {@code count} tasks were accepted. */
  public void arrived(long count) {
    arrivals += count;
  }

  /**
   * A task was collected, whatever its outcome.
   *
   * @param createdNanos when it was created
   * @param collectedNanos when it was collected
   * @param met whether it completed by its deadline, or completed and had none
   */
  public void collected(long createdNanos, long collectedNanos, boolean met) {
    long nanos = collectedNanos - createdNanos;
    completions++;
    sojourn += nanos * 1e-9;
    maxSojournNanos = Math.max(maxSojournNanos, nanos);
    onTime += met ? 1 : 0;
  }

  /**
   * The same task had an attempt that came to its end.
   *
   * @param createdNanos when it was created
   * @param startedNanos when its last attempt began
   * @param finishedNanos when that attempt ended
   * @param deadlineNanos its deadline, or {@link Task#NO_DEADLINE}
   */
  public void served(long createdNanos, long startedNanos, long finishedNanos, long deadlineNanos) {
    double seconds = (finishedNanos - startedNanos) * 1e-9;
    served++;
    wait += (startedNanos - createdNanos) * 1e-9;
    service += seconds;
    serviceSquared += seconds * seconds;
    if (deadlineNanos != Task.NO_DEADLINE) {
      double spare = (deadlineNanos - createdNanos) * 1e-9 - seconds;
      withDeadline++;
      slack += spare;
      slackSquared += spare * spare;
    }
  }

  /** Adds what {@code other} has summed. */
  void add(WindowSums other) {
    arrivals += other.arrivals;
    completions += other.completions;
    served += other.served;
    onTime += other.onTime;
    sojourn += other.sojourn;
    maxSojournNanos = Math.max(maxSojournNanos, other.maxSojournNanos);
    wait += other.wait;
    service += other.service;
    serviceSquared += other.serviceSquared;
    withDeadline += other.withDeadline;
    slack += other.slack;
    slackSquared += other.slackSquared;
  }

  /** The window of that length with these sums. */
  public Observation.Window over(double seconds) {
    double meanService = service / served;
    double meanSlack = slack / withDeadline;
    return new Observation.Window(
        seconds,
        arrivals,
        completions,
        sojourn / completions,
        completions == 0 ? Double.NaN : maxSojournNanos * 1e-9,
        wait / served,
        meanService,
        scv(meanService, serviceSquared / served),
        meanSlack,
        scv(meanSlack, slackSquared / withDeadline),
        (double) onTime / completions);
  }

  private static double scv(double mean, double meanOfSquares) {
    return Math.max(0, meanOfSquares - mean * mean) / (mean * mean);
  }
}

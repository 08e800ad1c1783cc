package io.farmhand.monitor;

/**
 * What a controller sees of a farm at one moment.
 *
 * <p>Times are in seconds of the farm's time source. A mean, maximum or share over an empty set is
 * {@link Double#NaN}, never a made-up number; a view that needs a number for it says which.
 *
 * @param timeSeconds time since the farm opened
 * @param queues what waits, and where
 * @param workers the pool
 * @param window what happened in the last {@link Window#seconds()}
 * @param totals cumulative counts and integrals since the farm opened; the difference of two
 *     observations gives any window
 */
public record Observation(
    double timeSeconds, Queues queues, Workers workers, Window window, Totals totals) {

  /**
   * Tasks by place.
   *
   * @param sources inputs of the emitter that it has not begun
   * @param waiting accepted tasks that no worker holds, those waiting for a retry aside
   * @param tardy of the waiting tasks, those that are not expected to meet their deadline even if
   *     they started now
   * @param delayed failed tasks waiting for their next attempt
   * @param inFlight tasks that a worker holds
   * @param results finished tasks that the collector has not taken yet
   * @param oldestWaitSeconds longest time that a waiting task has been in the farm; NaN if none
   *     waits
   * @param leastSlackSeconds least (deadline - now - expected service) of the waiting tasks with a
   *     deadline, negative when one can no longer meet it; NaN if there is none
   * @param expectedWorkSeconds sum of the expected service times of the waiting tasks, as far as
   *     known
   */
  public record Queues(
      int sources,
      int waiting,
      int tardy,
      int delayed,
      int inFlight,
      int results,
      double oldestWaitSeconds,
      double leastSlackSeconds,
      double expectedWorkSeconds) {}

  /**
   * Workers by state.
   *
   * @param target the number asked for
   * @param starting asked for, not ready yet
   * @param ready able to take tasks
   * @param draining finishing their last task
   * @param busy ready or draining ones that hold a task
   * @param startupSeconds start-up time estimated from recent starts; NaN before the first
   */
  public record Workers(
      int target, int starting, int ready, int draining, int busy, double startupSeconds) {
    /** Starting, ready and draining: what is paid for. */
    public int all() {
      return starting + ready + draining;
    }
  }

  /**
   * What happened in the last window.
   *
   * @param seconds its length
   * @param arrivals tasks accepted
   * @param completions tasks collected, whatever their outcome
   * @param meanSojournSeconds mean time from creation to collection
   * @param maxSojournSeconds longest time from creation to collection
   * @param meanWaitSeconds mean time from creation to the start of the last attempt
   * @param meanServiceSeconds mean time that an attempt held its worker
   * @param serviceScv squared coefficient of variation of that time
   * @param meanSlackSeconds mean, over the completions with a deadline, of the time that they could
   *     have waited: deadline - creation - time in service
   * @param slackScv squared coefficient of variation of that time
   * @param qos share of the completions that met their deadline
   */
  public record Window(
      double seconds,
      long arrivals,
      long completions,
      double meanSojournSeconds,
      double maxSojournSeconds,
      double meanWaitSeconds,
      double meanServiceSeconds,
      double serviceScv,
      double meanSlackSeconds,
      double slackScv,
      double qos) {
    /** Arrival rate over the window. */
    public double arrivalsPerSecond() {
      return seconds > 0 ? arrivals / seconds : 0;
    }

    /** Completion rate over the window. */
    public double completionsPerSecond() {
      return seconds > 0 ? completions / seconds : 0;
    }
  }

  /**
   * Cumulative counts and integrals.
   *
   * @param accepted tasks accepted
   * @param collected tasks with an outcome
   * @param completed of those, the ones that succeeded
   * @param failed of those, the ones in the dead letters
   * @param cancelled of those, the ones cancelled
   * @param missed collected tasks that did not complete by their deadline
   * @param waitSeconds integral of the number of waiting and delayed tasks
   * @param busySeconds integral of the number of tasks that workers hold
   * @param workerSeconds integral of the number of workers, starting and draining ones too
   * @param targetSeconds integral of the target
   */
  public record Totals(
      long accepted,
      long collected,
      long completed,
      long failed,
      long cancelled,
      long missed,
      double waitSeconds,
      double busySeconds,
      double workerSeconds,
      double targetSeconds) {
    /** Share of the collected tasks that completed by their deadline; NaN before the first. */
    public double qos() {
      return collected == 0 ? Double.NaN : (double) (collected - missed) / collected;
    }
  }
}

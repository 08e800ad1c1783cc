package io.farmhand.sim.simulation;

/**
 * What came out of an episode, with the definitions of a live run's figures.
 *
 * @param tasks tasks of the trace
 * @param onTime of those, completed by their deadline
 * @param unfinished of those, without an outcome: no worker was left for them
 * @param steps decisions
 * @param actions decisions that changed the target
 * @param meanTarget mean over the steps of the target that each set, as published; NaN without
 *     steps
 * @param maxTarget greatest target
 * @param workerSeconds integral of starting, ready and draining workers from the first arrival to
 *     the end of the schedule
 * @param scheduleSeconds time from the first arrival to the end of the schedule
 * @param backlogWorkerSeconds integral of the workers from the end of the schedule to the last
 *     outcome
 */
public record EpisodeFigures(
    int tasks,
    int onTime,
    int unfinished,
    int steps,
    int actions,
    double meanTarget,
    int maxTarget,
    double workerSeconds,
    double scheduleSeconds,
    double backlogWorkerSeconds) {
  /** Share of the tasks that completed by their deadline; NaN without any. */
  public double qos() {
    return (double) onTime / tasks;
  }

  /** Time average of the workers over the schedule. */
  public double meanWorkers() {
    return workerSeconds / scheduleSeconds;
  }
}

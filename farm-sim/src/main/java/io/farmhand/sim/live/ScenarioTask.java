package io.farmhand.sim.live;

import io.farmhand.sim.workload.Trace;

/**
 * One task of a trace. Times are in seconds of the scenario.
 *
 * @param index its place in the trace, from 0
 * @param phase name of the phase that it belongs to
 * @param serviceSeconds how long it takes
 * @param deadlineSeconds the time that it has; infinite without a deadline
 * @param estimateSeconds the service time that the farm is told
 * @param size its size; NaN where sizes are unknown
 */
public record ScenarioTask(
    int index,
    String phase,
    double serviceSeconds,
    double deadlineSeconds,
    double estimateSeconds,
    double size) {
  /** Task {@code i} of a trace. */
  public static ScenarioTask of(Trace trace, int i) {
    return new ScenarioTask(
        i,
        trace.spans().get(trace.phase(i)).name(),
        trace.serviceSeconds(i),
        trace.deadlineSeconds(i),
        trace.estimateSeconds(i),
        trace.taskSize(i));
  }
}

package io.farmhand.sim.workload;

/**
 * The same trace every time, as recorded.
 *
 * @param source where the trace was read, as the user named it
 * @param trace what arrives
 */
public record ReplayWorkload(String source, Trace trace) implements Workload {
  @Override
  public double scheduleSeconds() {
    return trace.scheduleSeconds();
  }

  @Override
  public double expectedTasks() {
    return trace.size();
  }
}

package io.farmhand.app.scenario;

import io.farmhand.platform.LocalPlatform;

/** What the tasks of a scenario do. */
public interface Work extends AutoCloseable {
  /** Its name on the command line. */
  String name();

  /** Threads that suit it. */
  LocalPlatform platform();

  /**
   * Does a task.
   *
   * @param beginNanos when it should have begun, by the farm's time; the thread may be a little
   *     late
   * @return how long the work itself took, in seconds of the scenario
   * @throws Exception when it failed
   */
  double apply(ScenarioTask task, long beginNanos) throws Exception;

  /** Removes what it has made for itself. */
  @Override
  default void close() {}
}

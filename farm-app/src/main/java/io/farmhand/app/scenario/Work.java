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
   * @return how long the work itself took, in seconds of the scenario
   * @throws Exception when it failed
   */
  double apply(ScenarioTask task) throws Exception;

  /** Removes what it has made for itself. */
  @Override
  default void close() {}
}

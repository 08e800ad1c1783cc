package io.farmhand.app.scenario;

import io.farmhand.platform.LocalPlatform;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.sim.workload.Trace;

/** What the tasks of a scenario do. */
public interface ScenarioWork extends AutoCloseable {
  /** Its name on the command line. */
  String name();

  /** Threads that suit it. */
  LocalPlatform platform();

  /**
   * Makes what the tasks of a trace will need.
   *
   * @throws io.farmhand.app.exit.ExitException when they cannot be done
   */
  default void prepare(Trace trace) {}

  /**
   * Does a task.
   *
   * @param startNanos when it began, less what the platform's emulation was late; a moment of the
   *     scenario's time
   * @return how long the work itself took, in seconds of the scenario
   * @throws Exception when it failed
   */
  double apply(ScenarioTask task, long startNanos) throws Exception;

  /**
   * What a worker outside this process is to do for a task.
   *
   * @param speed how many seconds of the scenario pass in a real one
   */
  Errand errand(ScenarioTask task, double speed);

  /** Removes what it has made for itself. */
  @Override
  default void close() {}
}

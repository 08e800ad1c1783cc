package io.farmhand.sim.calibration;

import io.farmhand.sim.live.ScenarioTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Workers of a platform that are measured. */
interface Probed extends AutoCloseable {
  /** Has the platform do once what it does only once, such as deploying; it does not count. */
  default void prepare() throws InterruptedException {}

  /** Lets go of the workers that there are and starts others, all together. */
  void restart(int workers) throws InterruptedException;

  /** Lets go of the workers that there are, and waits until they are gone. */
  void stop() throws InterruptedException;

  /** How long the platform took each time to let go of all workers. */
  List<Double> stopSeconds();

  /** How long the workers that have started so far took for it. */
  List<Double> startupSeconds();

  /** Whether it is up to the caller which worker does a task. */
  boolean knowsWorkers();

  /**
   * Has a worker do a task.
   *
   * @return the seconds of the work itself; null when the worker died, of which there is another
   *     one then
   */
  @Nullable Double call(int worker, ScenarioTask task) throws Exception;

  /** Tasks that their worker died of. */
  int deaths();

  @Override
  void close();
}

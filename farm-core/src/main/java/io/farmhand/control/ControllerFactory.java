package io.farmhand.control;

import java.time.Duration;

/** Makes a fresh controller for each run. */
public interface ControllerFactory {
  /**
   * The name by which people choose it, in kebab-case, with the settings that differ from the usual
   * ones, such as {@code square-root:beta=2}.
   */
  String name();

  /** How often it decides, unless a run sets another period. */
  Duration period();

  /**
   * A controller for one run.
   *
   * @param limits what the run allows, for controllers that plan within it
   * @param period how often the run decides, for rules with a horizon
   */
  Controller create(Limits limits, Duration period);
}

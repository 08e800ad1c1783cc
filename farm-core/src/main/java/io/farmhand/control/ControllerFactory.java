package io.farmhand.control;

import java.time.Duration;

/** Makes a fresh controller for each run. */
public interface ControllerFactory {
  /** The name by which people choose it, in kebab-case. */
  String name();

  /** How often it decides. */
  Duration period();

  /**
   * A controller for one run.
   *
   * @param limits what the run allows, for controllers that plan within it
   */
  Controller create(Limits limits);
}

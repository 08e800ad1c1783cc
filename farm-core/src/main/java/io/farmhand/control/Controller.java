package io.farmhand.control;

import io.farmhand.monitor.Observation;

/**
 * Decides how many workers a farm should have.
 *
 * <p>Deciding is pure apart from the controller's own state: no input or output, no clock, no
 * logging. One instance serves one run; a {@link ControllerFactory} makes them.
 */
@FunctionalInterface
public interface Controller {
  /** The wanted number of workers, before limits, with the reason for it. */
  Decision decide(Observation observation);
}

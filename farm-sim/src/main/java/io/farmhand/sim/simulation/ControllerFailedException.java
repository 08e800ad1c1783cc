package io.farmhand.sim.simulation;

import io.farmhand.control.DecisionRecord;
import io.farmhand.sim.SimException;

/** A controller threw, or returned nothing, where it had to decide in a simulated run. */
public final class ControllerFailedException extends SimException {
  private static final long serialVersionUID = 1L;

  ControllerFailedException(DecisionRecord failed) {
    super(
        "The controller "
            + failed.controller()
            + " failed at decision "
            + (failed.index() + 1)
            + " of an episode ("
            + failed.error()
            + "); mend it, or leave it out");
  }
}

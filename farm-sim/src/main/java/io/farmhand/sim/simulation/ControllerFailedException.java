package io.farmhand.sim.simulation;

import io.farmhand.control.DecisionRecord;
import io.farmhand.sim.SimException;

/** A controller threw, or returned nothing, where it had to decide in a simulated run. */
public final class ControllerFailedException extends SimException {
  private static final long serialVersionUID = 1L;

  private final String controller;
  private final long decision;
  private final String error;

  ControllerFailedException(DecisionRecord failed) {
    this(failed.controller(), failed.index() + 1, String.valueOf(failed.error()), "an episode");
  }

  private ControllerFailedException(
      String controller, long decision, String error, String episode) {
    super(
        "The controller "
            + controller
            + " failed at decision "
            + decision
            + " of "
            + episode
            + " ("
            + error
            + "); mend it, or leave it out");
    this.controller = controller;
    this.decision = decision;
    this.error = error;
  }

  /** The same failure with the episode named, such as {@code episode 3 of seed 1}. */
  public ControllerFailedException in(String episode) {
    return new ControllerFailedException(controller, decision, error, episode);
  }
}

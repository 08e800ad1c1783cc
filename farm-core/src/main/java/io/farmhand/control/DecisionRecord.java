package io.farmhand.control;

import io.farmhand.monitor.Observation;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a run: what was seen, what was wanted and why, and what came of it.
 *
 * @param index its number in the run, from 0
 * @param dueNanos reading of the run's time source at which it was due; only differences have a
 *     meaning
 * @param observation what was seen
 * @param controller name of the controller
 * @param wanted target that the controller wanted; the one before, when it failed
 * @param targetBefore target before the decision; in a dry run the one that the decision before it
 *     would have set
 * @param targetAfter target after the limits; what was asked for, or would have been in a dry run
 * @param reason why
 * @param limitedBy what kept {@code targetAfter} from being {@code wanted}
 * @param effect what came of it
 * @param error what went wrong in the controller or while applying; null when nothing did
 */
public record DecisionRecord(
    long index,
    long dueNanos,
    Observation observation,
    String controller,
    int wanted,
    int targetBefore,
    int targetAfter,
    Reason reason,
    Limit limitedBy,
    Effect effect,
    @Nullable String error) {

  /** What came of a decision. */
  public enum Effect {
    /** The target stayed as it was. */
    KEPT,
    /** The new target was asked for. */
    APPLIED,
    /** Nothing was to be applied: a dry run. */
    DRY_RUN,
    /** Asking for the new target failed; the target stayed as it was. */
    FAILED
  }

  /** Whether the decision changes the target, or would outside of a dry run: a scaling action. */
  public boolean changesTarget() {
    return targetAfter != targetBefore && effect != Effect.FAILED;
  }

  /** Whether the controller failed, and its last target was held. */
  public boolean controllerFailed() {
    return error != null && effect != Effect.FAILED;
  }

  DecisionRecord with(Effect effect, @Nullable String error) {
    return new DecisionRecord(
        index,
        dueNanos,
        observation,
        controller,
        wanted,
        targetBefore,
        targetAfter,
        reason,
        limitedBy,
        effect,
        error);
  }
}

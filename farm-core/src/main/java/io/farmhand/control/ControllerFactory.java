package io.farmhand.control;

import io.farmhand.queue.QueueDiscipline;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

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

  /**
   * The workers that a run under it begins with where the controller itself says so: a constant
   * pool begins as it stays. Empty where that is for the run to say.
   */
  default OptionalInt initialWorkers() {
    return OptionalInt.empty();
  }

  /**
   * The name of the queue discipline that it was learned with. Empty where it was not learned, or
   * that is not known.
   */
  default Optional<String> discipline() {
    return Optional.empty();
  }

  /** What is to be said where waiting tasks are served in this order; usually nothing. */
  default Optional<String> warning(QueueDiscipline order) {
    return discipline()
        .filter(learned -> !learned.equals(order.name()))
        .map(
            learned ->
                name()
                    + " was learned with the discipline "
                    + learned
                    + ", with "
                    + order.name()
                    + " it will miss its goal; choose that discipline or another controller");
  }
}

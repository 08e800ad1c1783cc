package io.farmhand.policy;

import io.farmhand.control.ControllerFactory;
import java.time.Duration;
import java.util.Map;

/** How a policy decides: one of the kinds that a policy file can hold. */
public sealed interface PolicyRule permits ValueRule, StaffingRule, TimetableRule {
  /** The kind's name in files. */
  String kind();

  /** Its settings that are words, by their name in files. */
  Map<String, String> settings();

  /** Its numbers. */
  Numbers numbers();

  /**
   * The controller that decides by it.
   *
   * @param name what tables call it
   * @param period how often it decides, unless a run sets another period
   */
  ControllerFactory controller(String name, Duration period);

  /**
   * The rule of this kind, as a file has it.
   *
   * @throws IllegalArgumentException when there is no such kind, or settings or numbers do not fit
   */
  static PolicyRule of(String kind, Map<String, String> settings, Numbers numbers) {
    return switch (kind) {
      case TabularRule.KIND -> TabularRule.of(settings, numbers);
      case NetworkRule.KIND -> NetworkRule.of(settings, numbers);
      case StaffingRule.KIND -> StaffingRule.of(numbers);
      case TimetableRule.KIND -> TimetableRule.of(numbers);
      default ->
          throw new IllegalArgumentException(
              "kind = "
                  + kind
                  + ", must be one of "
                  + String.join(
                      ", ",
                      TabularRule.KIND,
                      NetworkRule.KIND,
                      StaffingRule.KIND,
                      TimetableRule.KIND));
    };
  }
}

package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.LearnedStaffing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The weights of a {@link LearnedStaffing} rule, by the names of its features, and the greatest
 * values of its guarded features in training.
 *
 * <p>A feature without a weight counts 0, so that a policy from before a feature existed decides as
 * it did. The range that was seen is complete or absent; without it the rule is trusted everywhere.
 */
public final class StaffingRule implements PolicyRule {
  static final String KIND = "staffing";

  private static final String WEIGHT = "weight.";
  private static final String GREATEST = "greatest.";

  private final Numbers numbers;
  private final double[] weights;
  private final double[] greatest;

  private StaffingRule(Numbers numbers) {
    this.numbers = numbers;
    weights = new double[LearnedStaffing.names().size()];
    for (String name : LearnedStaffing.names()) {
      if (numbers.has(WEIGHT + name)) {
        weights[LearnedStaffing.names().indexOf(name)] = numbers.one(WEIGHT + name);
      }
    }
    greatest =
        LearnedStaffing.guarded().stream()
            .filter(name -> numbers.has(GREATEST + name))
            .mapToDouble(name -> numbers.one(GREATEST + name))
            .toArray();
    int guarded = LearnedStaffing.guarded().size();
    Require.that(
        greatest.length == 0 || greatest.length == guarded,
        GREATEST,
        greatest.length,
        "none or all of " + guarded);
  }

  /**
   * A rule.
   *
   * @param weights one for each of {@link LearnedStaffing#names()}
   * @param greatest one for each of {@link LearnedStaffing#guarded()}, or none
   */
  public static StaffingRule of(double[] weights, double[] greatest) {
    List<String> names = LearnedStaffing.names();
    List<String> guarded = LearnedStaffing.guarded();
    Require.that(
        weights.length == names.size(), "weights", weights.length, "one for each of " + names);
    Require.that(
        greatest.length == 0 || greatest.length == guarded.size(),
        "greatest",
        greatest.length,
        "none, or one for each of " + guarded);
    Numbers.Builder numbers = Numbers.builder();
    for (int i = 0; i < weights.length; i++) {
      numbers.with(WEIGHT + names.get(i), weights[i]);
    }
    for (int i = 0; i < greatest.length; i++) {
      numbers.with(GREATEST + guarded.get(i), greatest[i]);
    }
    return new StaffingRule(numbers.build());
  }

  static StaffingRule of(Numbers numbers) {
    List<String> known = new ArrayList<>();
    LearnedStaffing.names().forEach(name -> known.add(WEIGHT + name));
    LearnedStaffing.guarded().forEach(name -> known.add(GREATEST + name));
    for (String name : numbers.names()) {
      Require.that(known.contains(name), "row", name, "one of " + String.join(", ", known));
    }
    Require.that(!numbers.names().isEmpty(), "rows", 0, "at least 1");
    return new StaffingRule(numbers);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public Numbers numbers() {
    return numbers;
  }

  @Override
  public ControllerFactory controller(String name, Duration period) {
    return LearnedStaffing.of(name, period, weights, greatest);
  }
}

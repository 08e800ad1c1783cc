package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Foresight;
import io.farmhand.control.LearnedStaffing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of a {@link LearnedStaffing} rule: its weights by the names of its features, the
 * greatest values of its guarded features in training, the workers it begins with and what it knows
 * in advance.
 *
 * <p>A feature without a weight counts 0, so that a policy from before a feature existed decides as
 * it did. The range that was seen is complete or absent; without it the rule is trusted everywhere.
 *
 * @param staffing the rule; its name and period do not matter
 */
public record StaffingRule(LearnedStaffing staffing) implements PolicyRule {
  static final String KIND = "staffing";

  private static final String WEIGHT = "weight.";
  private static final String GREATEST = "greatest.";
  private static final String INITIAL = "initial";
  private static final int MOST_WORKERS = 1_000_000;
  private static final Duration ANY = Duration.ofSeconds(1);

  /**
   * A rule.
   *
   * @param weights one for each of {@link LearnedStaffing#names()}
   * @param greatest one for each of {@link LearnedStaffing#guarded()}, or none
   */
  public static StaffingRule of(double[] weights, double[] greatest) {
    return new StaffingRule(LearnedStaffing.of(KIND, ANY, weights, greatest));
  }

  static StaffingRule of(Numbers numbers) {
    List<String> known = known();
    for (String name : numbers.names()) {
      Require.that(
          known.contains(name) || ForesightRows.isOne(name),
          "row",
          name,
          "one of " + String.join(", ", known) + ", " + ForesightRows.NAMES);
    }
    Require.that(!numbers.names().isEmpty(), "rows", 0, "at least 1");
    LearnedStaffing rule = LearnedStaffing.of(KIND, ANY, weights(numbers), greatest(numbers));
    if (numbers.has(INITIAL)) {
      rule = rule.withInitialWorkers(numbers.whole(INITIAL, 1, MOST_WORKERS));
    }
    Optional<Foresight> foresight = ForesightRows.read(numbers);
    return new StaffingRule(foresight.isPresent() ? rule.with(foresight.get()) : rule);
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>();
    LearnedStaffing.names().forEach(name -> known.add(WEIGHT + name));
    LearnedStaffing.guarded().forEach(name -> known.add(GREATEST + name));
    known.add(INITIAL);
    return known;
  }

  private static double[] weights(Numbers numbers) {
    return LearnedStaffing.names().stream()
        .mapToDouble(name -> numbers.has(WEIGHT + name) ? numbers.one(WEIGHT + name) : 0)
        .toArray();
  }

  private static double[] greatest(Numbers numbers) {
    return LearnedStaffing.guarded().stream()
        .filter(name -> numbers.has(GREATEST + name))
        .mapToDouble(name -> numbers.one(GREATEST + name))
        .toArray();
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
    Numbers.Builder numbers = Numbers.builder();
    double[] weights = staffing.weights();
    for (int i = 0; i < weights.length; i++) {
      numbers.with(WEIGHT + LearnedStaffing.names().get(i), weights[i]);
    }
    double[] greatest = staffing.greatest();
    for (int i = 0; i < greatest.length; i++) {
      numbers.with(GREATEST + LearnedStaffing.guarded().get(i), greatest[i]);
    }
    staffing.initialWorkers().ifPresent(workers -> numbers.with(INITIAL, workers));
    staffing.foresight().ifPresent(foresight -> ForesightRows.write(foresight, numbers));
    return numbers.build();
  }

  @Override
  public ControllerFactory controller(String name, Duration period) {
    return staffing.named(name, period);
  }
}

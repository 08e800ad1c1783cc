package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.LearnedStaffing;
import io.farmhand.control.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a {@link LearnedStaffing} rule: its weights by the names of its features, the
 * greatest values of its guarded features in training, the workers it begins with and its schedule.
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
  private static final String SECONDS = "schedule.seconds";
  private static final String WORKERS = "schedule.workers";
  private static final int MOST_WORKERS = 1_000_000;
  private static final double MOST_SECONDS = 1e6;
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
      Require.that(known.contains(name), "row", name, "one of " + String.join(", ", known));
    }
    Require.that(!numbers.names().isEmpty(), "rows", 0, "at least 1");
    LearnedStaffing rule = LearnedStaffing.of(KIND, ANY, weights(numbers), greatest(numbers));
    if (numbers.has(INITIAL)) {
      rule = rule.withInitialWorkers(numbers.whole(INITIAL, 1, MOST_WORKERS));
    }
    if (numbers.has(SECONDS) || numbers.has(WORKERS)) {
      rule = rule.withSchedule(schedule(numbers));
    }
    return new StaffingRule(rule);
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>();
    LearnedStaffing.names().forEach(name -> known.add(WEIGHT + name));
    LearnedStaffing.guarded().forEach(name -> known.add(GREATEST + name));
    known.addAll(List.of(INITIAL, SECONDS, WORKERS));
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

  private static Schedule schedule(Numbers numbers) {
    double seconds = numbers.one(SECONDS);
    Require.that(seconds > 0 && seconds <= MOST_SECONDS, SECONDS, seconds, "above 0, at most 1e6");
    List<Double> workers = Arrays.stream(numbers.row(WORKERS)).boxed().toList();
    return new Schedule(Duration.ofNanos(Math.round(seconds * 1e9)), workers);
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
    staffing.schedule().ifPresent(schedule -> write(schedule, numbers));
    return numbers.build();
  }

  private static void write(Schedule schedule, Numbers.Builder numbers) {
    numbers.with(SECONDS, schedule.length().toNanos() * 1e-9);
    numbers.with(WORKERS, schedule.workers().stream().mapToDouble(each -> each).toArray());
  }

  @Override
  public ControllerFactory controller(String name, Duration period) {
    return staffing.named(name, period);
  }
}

package io.farmhand.learn.search;

import io.farmhand.check.Require;
import io.farmhand.control.LearnedStaffing;
import io.farmhand.control.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a {@link LearnedStaffing} rule: its weights, and, if wanted, the workers that it
 * begins with and its schedule. The constant weight, the floor and all numbers of workers are
 * searched in tens.
 */
public final class StaffingSpace implements SearchSpace {
  private static final double SIGMA = 0.1;
  private static final int TEN = 10;
  private static final int MOST_WORKERS = 1_000;
  private static final String NAME = "staffing";
  private static final List<String> IN_TENS = List.of("one", "floor");

  /** Half of a square-root rule's load, half of a constant: neither steady nor restless. */
  private static final Map<String, Double> START =
      Map.ofEntries(
          Map.entry("one", 0.5),
          Map.entry("load", 0.5),
          Map.entry("root", 0.5),
          Map.entry("recent", 0.1),
          Map.entry("lasting", 0.1),
          Map.entry("peak", 0.3),
          Map.entry("viable", 0.5),
          Map.entry("tardy", 0.1),
          Map.entry("margin_up", 0.5),
          Map.entry("margin_down", 1.0),
          Map.entry("floor", 0.6));

  /** With a schedule: what it did not foresee. More numbers only take longer to find. */
  private static final Map<String, Double> CORRECTION =
      Map.of(
          "load", 0.0,
          "recent", 0.0,
          "viable", 0.5,
          "tardy", 0.1,
          "late", 0.2,
          "margin_up", 0.8,
          "margin_down", 0.8);

  private final Duration period;
  private final Map<String, Double> first;
  private final List<String> searched;
  private final double initial;
  private final Duration length;
  private final int knots;
  private final double workers;

  /** Weights for rules that decide each {@code period}. */
  public StaffingSpace(Duration period) {
    this(period, START, Double.NaN, Duration.ZERO, 0, 0);
  }

  private StaffingSpace(
      Duration period,
      Map<String, Double> first,
      double initial,
      Duration length,
      int knots,
      double workers) {
    this.period = period;
    this.first = first;
    this.initial = initial;
    this.length = length;
    this.knots = knots;
    this.workers = workers;
    searched = LearnedStaffing.names().stream().filter(this::isSearched).toList();
  }

  /**
   * Schedules and the weights of what corrects them.
   *
   * @param period how often the rules decide
   * @param length time from the first decision to the last knot
   * @param knots numbers of a schedule, at least 2; one for each 15 s or so is found sooner than
   *     one for each decision, and needs fewer actions
   * @param workers the schedule at first
   */
  public static StaffingSpace scheduled(
      Duration period, Duration length, int knots, double workers) {
    Require.that(knots >= 2, "knots", knots, "at least 2");
    return new StaffingSpace(period, CORRECTION, Double.NaN, length, knots, workers);
  }

  /** The same with rules that also say how many workers a run begins with, around so many. */
  public StaffingSpace withInitialWorkers(int around) {
    return new StaffingSpace(period, first, around, length, knots, workers);
  }

  private boolean isSearched(String weight) {
    return knots == 0 || first.containsKey(weight);
  }

  private boolean beginsByItself() {
    return !Double.isNaN(initial);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(searched);
    if (beginsByItself()) {
      names.add("initial");
    }
    for (int i = 0; i < knots; i++) {
      names.add("schedule_" + i);
    }
    return names;
  }

  @Override
  public double[] start() {
    double[] numbers = new double[names().size()];
    for (int i = 0; i < searched.size(); i++) {
      numbers[i] = first.getOrDefault(searched.get(i), 0.0);
    }
    if (beginsByItself()) {
      numbers[searched.size()] = initial / TEN;
    }
    Arrays.fill(numbers, numbers.length - knots, numbers.length, workers / TEN);
    return numbers;
  }

  @Override
  public double sigma() {
    return SIGMA;
  }

  @Override
  public LearnedStaffing controller(double[] numbers) {
    LearnedStaffing rule = LearnedStaffing.of(NAME, period, weights(numbers), new double[0]);
    if (beginsByItself()) {
      long begin = Math.round(TEN * numbers[searched.size()]);
      rule = rule.withInitialWorkers((int) Math.clamp(begin, 1L, MOST_WORKERS));
    }
    return knots == 0 ? rule : rule.withSchedule(schedule(numbers));
  }

  private Schedule schedule(double[] numbers) {
    return new Schedule(
        length,
        Arrays.stream(numbers, numbers.length - knots, numbers.length)
            .map(each -> TEN * each)
            .boxed()
            .toList());
  }

  /** The rule's weights for the numbers of the search. */
  public double[] weights(double[] numbers) {
    List<String> names = LearnedStaffing.names();
    double[] weights = new double[names.size()];
    for (int i = 0; i < searched.size(); i++) {
      String name = searched.get(i);
      weights[names.indexOf(name)] = (IN_TENS.contains(name) ? TEN : 1) * numbers[i];
    }
    return weights;
  }
}

package io.farmhand.learn.search;

import io.farmhand.control.LearnedStaffing;
import io.farmhand.sim.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a {@link LearnedStaffing} rule: its weights, and, if wanted, the workers that it
 * begins with and what it knows in advance. The constant weight, the floor and all numbers of
 * workers are searched in tens.
 */
public final class StaffingSpace implements SearchSpace {
  private static final double SIGMA = 0.1;
  private static final int TEN = ForesightSpace.TEN;
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

  /** With phases in any order: the same, and what tells a calm one from a restless one. */
  private static final Map<String, Double> PHASED_CORRECTION = phasedCorrection();

  private final Duration period;
  private final Map<String, Double> first;
  private final List<String> searched;
  private final double initial;
  private final @Nullable ForesightSpace foresight;

  /** Weights for rules that decide each {@code period}. */
  public StaffingSpace(Duration period) {
    this(period, START, Double.NaN, null);
  }

  private StaffingSpace(
      Duration period,
      Map<String, Double> first,
      double initial,
      @Nullable ForesightSpace foresight) {
    this.period = period;
    this.first = first;
    this.initial = initial;
    this.foresight = foresight;
    searched = LearnedStaffing.names().stream().filter(this::isSearched).toList();
  }

  private static Map<String, Double> phasedCorrection() {
    Map<String, Double> all = new HashMap<>(CORRECTION);
    List.of("root", "lasting", "swing", "free").forEach(name -> all.put(name, 0.0));
    return Map.copyOf(all);
  }

  /**
   * Schedules and the weights of what corrects them.
   *
   * @param scenario says how often the rules decide, and what is known of arrivals
   * @param length time from the first decision to the last knot
   * @param knots numbers of a schedule, at least 2; one for each 15 s or so is found sooner than
   *     one for each decision, and needs fewer actions
   */
  public static StaffingSpace scheduled(Scenario scenario, Duration length, int knots) {
    return new StaffingSpace(
        scenario.control().step(),
        CORRECTION,
        Double.NaN,
        ForesightSpace.OfSchedule.of(scenario, length, knots, scenario.initialWorkers()));
  }

  /**
   * Workers for phases that come in any order, and the weights of what corrects them.
   *
   * @param scenario says how often the rules decide, and has the phases: at least two, fixed, of
   *     the same length
   */
  public static StaffingSpace phased(Scenario scenario) {
    return new StaffingSpace(
        scenario.control().step(),
        PHASED_CORRECTION,
        Double.NaN,
        ForesightSpace.OfPhases.of(scenario.workload(), scenario.initialWorkers()));
  }

  /** The same with rules that also say how many workers a run begins with, around so many. */
  public StaffingSpace withInitialWorkers(int around) {
    return new StaffingSpace(period, first, around, foresight);
  }

  private boolean isSearched(String weight) {
    return foresight == null || first.containsKey(weight);
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
    if (foresight != null) {
      names.addAll(foresight.names());
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
    if (foresight != null) {
      double[] known = foresight.start();
      System.arraycopy(known, 0, numbers, numbers.length - known.length, known.length);
    }
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
    if (foresight == null) {
      return rule;
    }
    int from = numbers.length - foresight.names().size();
    return rule.with(foresight.foresight(Arrays.copyOfRange(numbers, from, numbers.length)));
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

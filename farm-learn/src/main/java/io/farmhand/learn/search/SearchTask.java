package io.farmhand.learn.search;

import io.farmhand.check.Require;
import io.farmhand.sim.scenario.Scenario;
import java.time.Duration;
import java.util.List;

/**
 * What is to be searched.
 *
 * @param scenario what is played
 * @param form the form of the rule: one of {@link #forms()}
 * @param goal what the rule is for
 * @param budget how much is searched
 * @param seed root seed
 * @param learningSeed number of the search among several of the same root seed
 */
public record SearchTask(
    Scenario scenario,
    String form,
    SearchGoal goal,
    SearchBudget budget,
    long seed,
    long learningSeed) {
  /** A weighted sum of features of the load. */
  public static final String STAFFING = "staffing";

  /** The same about a schedule, for loads that are alike in every episode. */
  public static final String SCHEDULED = "scheduled-staffing";

  /** The same about phases that come in any order. */
  public static final String PHASED = "phased-staffing";

  /** A target for each step. */
  public static final String TIMETABLE = "timetable";

  private static final Duration BETWEEN_KNOTS = Duration.ofSeconds(15);
  private static final int MOST_KNOTS = 40;

  public SearchTask {
    Require.that(forms().contains(form), "form", form, "one of " + String.join(", ", forms()));
  }

  /** The forms of rules that can be searched. */
  public static List<String> forms() {
    return List.of(STAFFING, SCHEDULED, PHASED, TIMETABLE);
  }

  /**
   * Looks whether rules of a form can be searched in a scenario.
   *
   * @throws IllegalArgumentException when not, with what is missing
   */
  public static void requireSuitable(String form, Scenario scenario) {
    if (form.equals(PHASED)) {
      StaffingSpace.phased(scenario);
    }
  }

  /** Where it is searched. */
  public SearchSpace space() {
    Scenario.Control control = scenario.control();
    return switch (form) {
      case STAFFING -> new StaffingSpace(control.step());
      case SCHEDULED -> StaffingSpace.scheduled(scenario, length(), knots(length()));
      case PHASED -> StaffingSpace.phased(scenario);
      default -> new TimetableSpace(control.maxSteps(), scenario.initialWorkers());
    };
  }

  private Duration length() {
    return scenario.control().step().multipliedBy(Math.max(1, scenario.control().maxSteps() - 1));
  }

  private static int knots(Duration length) {
    return Math.clamp(length.dividedBy(BETWEEN_KNOTS) + 1, 2, MOST_KNOTS);
  }

  /** The seed of this search. */
  SearchSeed ownSeed() {
    return new SearchSeed(seed, learningSeed);
  }

  /** The search. */
  public PolicySearch search() {
    return new PolicySearch(scenario, space(), goal, budget, ownSeed());
  }
}

package io.farmhand.learn.search;

import io.farmhand.check.Require;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
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

  /** A target for each step. */
  public static final String TIMETABLE = "timetable";

  public SearchTask {
    Require.that(forms().contains(form), "form", form, "one of " + String.join(", ", forms()));
  }

  /** The forms of rules that can be searched. */
  public static List<String> forms() {
    return List.of(STAFFING, TIMETABLE);
  }

  /** Where it is searched. */
  public SearchSpace space() {
    Scenario.Control control = scenario.control();
    return form.equals(STAFFING)
        ? new StaffingSpace(control.step())
        : new TimetableSpace(control.maxSteps(), scenario.initialWorkers());
  }

  /** The search. */
  public PolicySearch search() {
    long own = RandomStreams.of(seed).child("learning", learningSeed).seed();
    return new PolicySearch(scenario, space(), goal, budget, own);
  }
}

package io.farmhand.learn.search;

import io.farmhand.control.ControllerFactory;
import io.farmhand.control.LearnedStaffing;
import io.farmhand.control.Timetable;
import io.farmhand.policy.Curve;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyRule;
import io.farmhand.policy.StaffingRule;
import io.farmhand.policy.TimetableRule;
import io.farmhand.policy.Training;
import io.farmhand.sim.scenario.ScenarioWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a policy of what a search found, with all that it takes to find it again. */
public final class SearchedPolicy {
  private static final List<String> COLUMNS =
      List.of("seed", "generation", "price", "qos", "workers", "actions");
  private static final int LOOKED_AT = 400;

  private SearchedPolicy() {}

  /**
   * The policy that was found.
   *
   * @param version of the program, for the record
   */
  public static Policy of(SearchTask task, PolicySearch.Result found, String version) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("method", task.form());
    facts.put("program", version);
    facts.put(Training.DISCIPLINE, task.scenario().discipline().name());
    facts.put("seed", Long.toString(task.seed()));
    facts.put("learningSeed", Long.toString(task.learningSeed()));
    facts.put("goalQos", Double.toString(task.goal().qos()));
    facts.put("goalPerAction", Double.toString(task.goal().perAction()));
    facts.put("budgetGenerations", Integer.toString(task.budget().generations()));
    facts.put("validationEpisodes", Integer.toString(task.budget().selection()));
    facts.putAll(found.validation().facts());
    return new Policy(
        task.form(),
        task.scenario().control().step(),
        rule(task, found.toArray()),
        new Training(facts, ScenarioWriter.yaml(task.scenario(), List.of()), curve(task, found)));
  }

  private static Curve curve(SearchTask task, PolicySearch.Result found) {
    return new Curve(
        COLUMNS,
        found.curve().stream()
            .map(
                each ->
                    List.of(
                        (double) task.learningSeed(),
                        (double) each.generation(),
                        each.price(),
                        each.middle().qos(),
                        each.middle().workers(),
                        each.middle().actions()))
            .toList());
  }

  private static PolicyRule rule(SearchTask task, double[] numbers) {
    return switch (task.space().controller(numbers)) {
      case LearnedStaffing staffing ->
          new StaffingRule(
              TrainedRange.guard(
                  staffing, List.of(task.scenario()), task.ownSeed().training(), LOOKED_AT));
      case Timetable timetable -> new TimetableRule(timetable);
      case ControllerFactory other ->
          throw new IllegalArgumentException(
              "rule = " + other.name() + ", must be of a kind that a policy file can hold");
    };
  }
}

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
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.ScenarioWriter;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.workload.TraceGenerator;
import java.time.Duration;
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
    facts.put("seed", Long.toString(task.seed()));
    facts.put("learningSeed", Long.toString(task.learningSeed()));
    facts.put("goalQos", Double.toString(task.goal().qos()));
    facts.put("goalPerAction", Double.toString(task.goal().perAction()));
    facts.put("budgetGenerations", Integer.toString(task.budget().generations()));
    facts.put("validationEpisodes", Integer.toString(task.budget().validation()));
    facts.putAll(found.validation().facts());
    return new Policy(
        task.form(),
        task.scenario().control().step(),
        rule(task, found.toArray()),
        new Training(
            facts, ScenarioWriter.yaml(task.scenario(), List.of()), curve(task, found)));
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
    ControllerFactory rule = task.space().controller(numbers);
    return switch (rule) {
      case LearnedStaffing staffing ->
          StaffingRule.of(staffing.weights(), greatest(staffing, task));
      case Timetable timetable -> new TimetableRule(timetable);
      default -> throw new IllegalArgumentException("rule = " + rule.name() + ", must have a kind");
    };
  }

  /** The loads and backlogs that the rule meets in training episodes. */
  private static double[] greatest(LearnedStaffing rule, SearchTask task) {
    Scenario scenario = task.scenario();
    Duration period = scenario.control().step();
    TraceGenerator traces = TraceGenerator.of(scenario.workload());
    Episode episode = Episode.of(scenario);
    double[] greatest = new double[LearnedStaffing.guarded().size()];
    for (int i = 0; i < LOOKED_AT; i++) {
      RandomStreams streams = Purpose.TRAINING.episode(task.seed(), i);
      LearnedStaffing.Range range = LearnedStaffing.range(period);
      episode.begin(traces.generate(streams), streams);
      episode.play(rule, decision -> range.add(decision.observation()));
      for (int k = 0; k < greatest.length; k++) {
        greatest[k] = Math.max(greatest[k], range.greatest()[k]);
      }
    }
    return greatest;
  }
}

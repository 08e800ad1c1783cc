package io.farmhand.lab.flagship;

import io.farmhand.control.LearnedStaffing;
import io.farmhand.learn.search.PolicySearch;
import io.farmhand.learn.search.SearchBudget;
import io.farmhand.learn.search.SearchGoal;
import io.farmhand.learn.search.StaffingSpace;
import io.farmhand.learn.search.TrainedRange;
import io.farmhand.policy.Curve;
import io.farmhand.policy.Policy;
import io.farmhand.policy.StaffingRule;
import io.farmhand.policy.Training;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How a shipped policy is trained.
 *
 * @param name its name behind {@code learned:}
 * @param scenarios what it is trained in, as scenario files
 * @param goal what it is trained for: a little more than what tests ask for, since what is best on
 *     validation episodes is so by luck too
 * @param space what is searched
 */
record Recipe(String name, List<String> scenarios, SearchGoal goal, StaffingSpace space) {
  private static final long SEED = 1;
  private static final int GUARD_EPISODES = 400;
  private static final Duration PERIOD = Duration.ofSeconds(8);
  private static final SearchBudget BUDGET = new SearchBudget(180, 16, 100, 6, 800);

  /** From the first decision to the end of the paper's load, in which there are 16 knots. */
  private static final Duration LENGTH = Duration.ofSeconds(232);

  private static final int KNOTS = 16;
  private static final double WORKERS = 12;
  private static final String TARDY_LAST = "discipline: least-slack-tardy-last\n";

  /** Jumps, ramps, swings and none: each of them as often as the others. */
  private static final List<String> ANY =
      List.of(
          "extends: paper-random\n",
          "extends: ramps\n",
          "extends: sine\n",
          "extends: steady\n",
          """
          extends: sine
          name: slow-sine
          workload: {phases: [{sine: [0.2x..0.6x, 1.2x..1.6x], cycles: 1..3, shift: 0..1, for: 480 s}]}
          control: {maxSteps: 60}
          """);

  /** All of them. */
  static List<Recipe> all() {
    return List.of(
        new Recipe(
            "any-load", tardyLast(ANY), new SearchGoal(0.993, 0.005), new StaffingSpace(PERIOD)),
        new Recipe("any-load-fifo", ANY, new SearchGoal(0.96, 0.005), new StaffingSpace(PERIOD)),
        new Recipe("paper-random", tardyLast("paper-random"), tardy(0.03), any(15)),
        new Recipe("paper-random-fifo", extending("paper-random"), fifo(0.03), any(17)),
        new Recipe(
            "paper-as-run", tardyLast("paper-as-run"), new SearchGoal(0.9971, 0.075), fixed()),
        new Recipe("paper-as-run-fifo", extending("paper-as-run"), fifo(0.04), fixed()),
        new Recipe(
            "paper-as-run-leaps",
            List.of("extends: paper-as-run\n" + TARDY_LAST + "workers: {step: 8}\n"),
            new SearchGoal(0.9972, 0.04),
            StaffingSpace.scheduled(PERIOD, LENGTH, 2 * KNOTS - 1, WORKERS)),
        new Recipe("paper", tardyLast("paper"), tardy(0.02), fixed()),
        new Recipe(
            "paper-shuffled", tardyLast("paper-shuffled"), tardy(0.01), new StaffingSpace(PERIOD)));
  }

  private static List<String> extending(String name) {
    return List.of("extends: " + name + "\n");
  }

  private static List<String> tardyLast(String name) {
    return tardyLast(extending(name));
  }

  private static List<String> tardyLast(List<String> scenarios) {
    return scenarios.stream().map(each -> each + TARDY_LAST).toList();
  }

  private static SearchGoal tardy(double perAction) {
    return new SearchGoal(0.9973, perAction);
  }

  private static SearchGoal fifo(double perAction) {
    return new SearchGoal(0.9925, perAction);
  }

  private static StaffingSpace any(int workers) {
    return new StaffingSpace(PERIOD).withInitialWorkers(workers);
  }

  private static StaffingSpace fixed() {
    return StaffingSpace.scheduled(PERIOD, LENGTH, KNOTS, WORKERS);
  }

  /** The first of what it is trained in. */
  Scenario read() {
    return Scenarios.parse(name, scenarios.getFirst());
  }

  /** Trains it. */
  Policy train(int jobs, Predicate<PolicySearch.Progress> proceed) throws InterruptedException {
    List<Scenario> all = scenarios.stream().map(each -> Scenarios.parse(name, each)).toList();
    PolicySearch.Result found = new PolicySearch(all, space, goal, BUDGET, SEED).run(jobs, proceed);
    LearnedStaffing rule = space.controller(found.toArray());
    LearnedStaffing guarded = TrainedRange.guard(rule, all, SEED, GUARD_EPISODES);
    Training training = new Training(facts(found), String.join("---\n", scenarios), curve(found));
    return new Policy("learned-" + name, PERIOD, new StaffingRule(guarded), training);
  }

  private Map<String, String> facts(PolicySearch.Result found) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("method", "staffing");
    facts.put("learningSeed", Long.toString(SEED));
    facts.put("goalQos", Double.toString(goal.qos()));
    facts.put("perAction", Double.toString(goal.perAction()));
    facts.put("generations", Integer.toString(BUDGET.generations()));
    facts.put("population", Integer.toString(BUDGET.population()));
    facts.put("batch", Integer.toString(BUDGET.batch()));
    facts.put("validationEpisodes", Integer.toString(BUDGET.validation()));
    facts.put("validationQos", Double.toString(found.validation().qos()));
    facts.put("validationWorkers", Double.toString(found.validation().workers()));
    facts.put("validationActions", Double.toString(found.validation().actions()));
    facts.put("command", "./bench policies " + name);
    return facts;
  }

  private static Curve curve(PolicySearch.Result found) {
    return new Curve(
        List.of("generation", "price", "qos", "workers", "actions"),
        found.curve().stream()
            .map(
                each ->
                    List.of(
                        (double) each.generation(),
                        each.price(),
                        each.middle().qos(),
                        each.middle().workers(),
                        each.middle().actions()))
            .toList());
  }
}

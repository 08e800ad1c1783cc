package io.farmhand.lab.flagship;

import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Controllers;
import io.farmhand.control.Foresight;
import io.farmhand.control.LearnedStaffing;
import io.farmhand.control.Schedule;
import io.farmhand.learn.search.SearchGoal;
import io.farmhand.policy.StaffingRule;
import io.farmhand.sim.compare.Contender;
import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.Metric;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The comparisons by which the shipped policies are judged, on test episodes. */
public final class Rows {
  private static final double TARDY_GOAL = 0.997;
  private static final double FIFO_GOAL = 0.992;
  private static final int TARDY_WORKERS = 15;
  private static final int FIFO_WORKERS = 17;
  private static final List<String> SPECIALISTS =
      List.of("paper-as-run-fifo", "paper-as-run", "paper-as-run-leaps", "paper", "paper-shuffled");
  private static final List<String> UNSEEN = List.of("flash-crowd", "bursts", "diurnal");
  private static final double[] FACTORS = {1.02, 1.04, 1.06, 1.08};

  private final Stage stage;
  private final Function<String, StaffingRule> policies;

  private Rows(Stage stage, Function<String, StaffingRule> policies) {
    this.stage = stage;
    this.policies = policies;
  }

  /** The groups of rows, by name. */
  public static List<String> groups() {
    return Stream.concat(SPECIALISTS.stream(), Stream.of("learners", "random", "unseen", "error"))
        .toList();
  }

  /**
   * Prints rows.
   *
   * @param groups which, of {@link #groups()}
   * @param policies the rule of each shipped policy, by its name
   */
  public static void print(
      List<String> groups,
      Function<String, StaffingRule> policies,
      Settings settings,
      PrintWriter out)
      throws InterruptedException {
    Rows rows =
        new Rows(
            new Stage(
                settings.seed(), settings.episodes(), settings.optimum(), settings.jobs(), out),
            policies);
    for (String group : groups) {
      rows.group(group);
    }
  }

  /**
   * How much is run.
   *
   * @param seed root seed of the test episodes
   * @param episodes test episodes
   * @param optimum episodes for which the best plans are searched; none below 2
   * @param jobs threads
   */
  public record Settings(long seed, int episodes, int optimum, int jobs) {}

  private void group(String group) throws InterruptedException {
    switch (group) {
      case "learners" -> learners();
      case "random" -> random();
      case "unseen" -> unseen();
      case "error" -> error();
      default -> specialist(group);
    }
  }

  private ControllerFactory policy(String name) {
    return policies.apply(name).staffing();
  }

  private static SearchGoal goal(String name) {
    return Recipe.all().stream()
        .filter(recipe -> recipe.name().equals(name))
        .map(Recipe::goal)
        .findFirst()
        .orElseThrow();
  }

  private static Scenario scenario(String name) {
    return Recipe.all().stream()
        .filter(recipe -> recipe.name().equals(name))
        .map(Recipe::read)
        .findFirst()
        .orElseThrow();
  }

  private void specialist(String name) throws InterruptedException {
    Scenario scenario = scenario(name);
    Contender learned = Contender.of(policy(name)).named("learned:" + name);
    ControllerFactory timetable = Tuned.timetable(scenario, goal(name), 12, stage.jobs());
    List<Contender> all = new ArrayList<>(List.of(learned, Contender.of(timetable)));
    all.addAll(Stage.pools());
    List<ContenderResult> results = stage.run(scenario, all);
    stage.heading(name);
    stage.row(results.get(0));
    stage.row(results.get(1));
    List<ContenderResult> pools = results.subList(2, results.size());
    stage.distance("constant pools", results.getFirst(), Line.of(pools));
    boolean fifo = name.endsWith("fifo");
    stage.optimum(scenario, fifo ? FIFO_GOAL : TARDY_GOAL, goal(name).perAction(), learned);
  }

  private void learners() {
    Scenario scenario = scenario("paper-as-run-fifo");
    List<Contender> all = new ArrayList<>(new Learners(scenario, stage).train());
    all.add(Contender.of(policy("paper-as-run-fifo")).named("learned:paper-as-run-fifo"));
    all.add(Contender.of(Controllers.parse("reactive-average")));
    all.add(Contender.of(Controllers.parse("reactive-maximum")));
    int own = all.size();
    all.addAll(Stage.pools());
    List<ContenderResult> results = stage.run(scenario, all);
    List<ContenderResult> pools = results.subList(own, results.size());
    stage.heading("paper-as-run, fifo: what learns by playing");
    results.subList(0, own).forEach(stage::row);
    results.subList(0, 2).forEach(each -> stage.distance("pools", each, Line.of(pools)));
    stage.say("");
    stage.say("Constant pools:");
    pools.forEach(stage::row);
  }

  private void random() throws InterruptedException {
    for (String name : List.of("paper-random", "paper-random-fifo")) {
      boolean fifo = name.endsWith("fifo");
      Scenario scenario = scenario(name);
      ControllerFactory learned = policy(name);
      int workers = fifo ? FIFO_WORKERS : TARDY_WORKERS;
      double goal = fifo ? FIFO_GOAL : TARDY_GOAL;
      double misses = 1 - goal;
      List<Contender> own = new ArrayList<>();
      own.add(Contender.of(learned).named("learned:" + name));
      for (double qos : new double[] {1 - 2.5 * misses, goal, 1 - 0.5 * misses}) {
        SearchGoal each = new SearchGoal(qos, goal(name).perAction());
        ControllerFactory tuned = Tuned.timetableFromItsOwn(scenario, each, workers, stage.jobs());
        own.add(Contender.of(tuned).named("timetable for " + percent(qos)));
      }
      against(name + ", each with the workers that it begins with", scenario, own);
      List<Contender> given = new ArrayList<>();
      String any = fifo ? "any-load-fifo" : "any-load";
      given.add(Contender.of(policy(any)).named("learned:" + any));
      for (double qos :
          new double[] {fifo ? 0.9 : 0.97, fifo ? 0.95 : 0.99, fifo ? 0.965 : 0.996}) {
        SearchGoal each = new SearchGoal(qos, goal(name).perAction());
        given.add(
            Contender.of(Tuned.timetable(scenario, each, workers, stage.jobs()))
                .named("timetable for " + percent(qos)));
      }
      against(
          name + ", controllers from 12 workers, constant pools from their own", scenario, given);
      stage.optimum(scenario, goal, goal(name).perAction(), given.getFirst());
    }
  }

  private void against(String heading, Scenario scenario, List<Contender> own) {
    List<Contender> all = new ArrayList<>(own);
    all.addAll(Stage.pools());
    List<ContenderResult> results = stage.run(scenario, all);
    stage.heading(heading);
    results.subList(0, own.size()).forEach(stage::row);
    ContenderResult learned = results.getFirst();
    stage.distance("constant pools", learned, Line.of(results.subList(own.size(), all.size())));
    stage.distance("timetables", learned, Line.of(results.subList(1, own.size())));
  }

  private void unseen() {
    for (String discipline : List.of("least-slack-tardy-last", "fifo")) {
      String name = discipline.equals("fifo") ? "any-load-fifo" : "any-load";
      for (String load : UNSEEN) {
        String yaml = "extends: " + load + "\ndiscipline: " + discipline + "\n";
        Scenario scenario = Scenarios.parse(load, yaml);
        Contender learned = Stage.fromTheScenarios("learned:" + name, policy(name));
        List<Contender> all = new ArrayList<>(List.of(learned));
        all.addAll(Stage.squareRoots());
        List<ContenderResult> results = stage.run(scenario, all);
        stage.heading(load + ", " + discipline + ", all from 12 workers");
        results.forEach(stage::row);
        List<ContenderResult> roots = results.subList(1, results.size());
        stage.distance("square-root", results.getFirst(), Line.of(roots));
        stage.say("| &nbsp; dominated by | " + dominating(results.getFirst(), roots) + " | | | |");
        double reached = results.getFirst().sample(Metric.QOS).mean();
        stage.optimum(scenario, Math.min(reached, 0.9999), 0.03, learned);
      }
    }
  }

  /** Those with more quality of service for fewer workers, as far as paired intervals can tell. */
  private static String dominating(ContenderResult own, List<ContenderResult> others) {
    List<String> better =
        others.stream()
            .filter(
                other ->
                    own.difference(Metric.QOS, other).interval().high() < 0
                        && own.difference(Metric.MEAN_TARGET, other).interval().low() > 0)
            .map(ContenderResult::name)
            .toList();
    return better.isEmpty() ? "none" : String.join(", ", better);
  }

  private void error() throws InterruptedException {
    for (String name : List.of("paper-as-run", "paper-random")) {
      LearnedStaffing rule = policies.apply(name).staffing();
      List<Contender> all = new ArrayList<>();
      all.add(Contender.of(rule).named("as trained"));
      for (double factor : FACTORS) {
        String shown = String.format(Locale.ROOT, "x %.2f", factor);
        all.add(Contender.of(times(rule, factor)).named(shown));
      }
      if (name.equals("paper-random")) {
        StaffingRule trained =
            (StaffingRule) Recipe.estimates().train(stage.jobs(), progress -> true).rule();
        all.add(Contender.of(trained.staffing()).named("trained with the error"));
      }
      List<Contender> exact = List.of(all.getFirst().named("without error"));
      stage.heading(name + " with service times known to ±30 %");
      stage.run(scenario(name), exact).forEach(stage::row);
      stage.run(Scenarios.parse(name, Recipe.withError(name)), all).forEach(stage::row);
    }
  }

  /** The same rule with so many times its workers. */
  private static LearnedStaffing times(LearnedStaffing rule, double factor) {
    double[] weights = rule.weights();
    for (int i = 0; i < weights.length; i++) {
      boolean margin = LearnedStaffing.names().get(i).startsWith("margin");
      weights[i] *= margin ? 1 : factor;
    }
    LearnedStaffing more = LearnedStaffing.of(rule.name(), rule.period(), weights, rule.greatest());
    if (rule.initialWorkers().isPresent()) {
      int initial = (int) Math.round(factor * rule.initialWorkers().getAsInt());
      more = more.withInitialWorkers(initial);
    }
    return rule.foresight().isPresent() ? more.with(times(rule.foresight().get(), factor)) : more;
  }

  private static Foresight times(Foresight foresight, double factor) {
    if (!(foresight instanceof Schedule schedule)) {
      throw new IllegalArgumentException("foresight = " + foresight + ", must be a schedule");
    }
    return new Schedule(
        schedule.length(),
        schedule.workers().stream().map(workers -> factor * workers).toList(),
        schedule.counts().map(counts -> counts.withRate(factor * counts.perRate())));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}

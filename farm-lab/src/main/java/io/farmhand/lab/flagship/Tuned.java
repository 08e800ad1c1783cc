package io.farmhand.lab.flagship;

import io.farmhand.control.Controller;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Limits;
import io.farmhand.control.Timetable;
import io.farmhand.learn.search.PolicySearch;
import io.farmhand.learn.search.SearchBudget;
import io.farmhand.learn.search.SearchGoal;
import io.farmhand.learn.search.SearchSeed;
import io.farmhand.learn.search.SearchSpace;
import io.farmhand.learn.search.TimetableSpace;
import io.farmhand.sim.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * The strongest memory of a schedule: a timetable tuned by the same search for the same goal, on
 * training and validation episodes of another root seed than the policies'. Tests have episodes of
 * their own, which neither meets.
 */
final class Tuned {
  private static final SearchBudget BUDGET = new SearchBudget(160, 16, 80, 8, 600, 2_000);
  private static final SearchSeed SEED = new SearchSeed(2, 1);

  private Tuned() {}

  /** A timetable for runs that begin as the scenario says. */
  static ControllerFactory timetable(Scenario scenario, SearchGoal goal, int workers, int jobs)
      throws InterruptedException {
    return tuned(scenario, new TimetableSpace(scenario.control().maxSteps(), workers), goal, jobs);
  }

  /** A timetable for runs that begin with its first target. */
  static ControllerFactory timetableFromItsOwn(
      Scenario scenario, SearchGoal goal, int workers, int jobs) throws InterruptedException {
    return tuned(
        scenario,
        new FromItsOwn(new TimetableSpace(scenario.control().maxSteps(), workers)),
        goal,
        jobs);
  }

  private static ControllerFactory tuned(
      Scenario scenario, SearchSpace space, SearchGoal goal, int jobs) throws InterruptedException {
    PolicySearch search = new PolicySearch(scenario, space, goal, BUDGET, SEED);
    return space.controller(search.run(jobs, progress -> true).toArray());
  }

  private record FromItsOwn(TimetableSpace timetables) implements SearchSpace {
    @Override
    public String name() {
      return timetables.name();
    }

    @Override
    public List<String> names() {
      return timetables.names();
    }

    @Override
    public double[] start() {
      return timetables.start();
    }

    @Override
    public double sigma() {
      return timetables.sigma();
    }

    @Override
    public ControllerFactory controller(double[] numbers) {
      return timetables.controller(numbers) instanceof Timetable timetable
          ? new Begun(timetable)
          : timetables.controller(numbers);
    }
  }

  private record Begun(Timetable timetable) implements ControllerFactory {
    @Override
    public String name() {
      return timetable.name();
    }

    @Override
    public Duration period() {
      return timetable.period();
    }

    @Override
    public Controller create(Limits limits, Duration period) {
      return timetable.create(limits, period);
    }

    @Override
    public OptionalInt initialWorkers() {
      return OptionalInt.of((int) Math.max(1, Math.round(timetable.targets().getFirst())));
    }
  }
}

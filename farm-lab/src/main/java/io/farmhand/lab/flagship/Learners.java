package io.farmhand.lab.flagship;

import io.farmhand.learn.methods.Methods;
import io.farmhand.learn.search.SearchGoal;
import io.farmhand.learn.training.Method;
import io.farmhand.learn.training.TrainedPolicy;
import io.farmhand.learn.training.Trainer;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.sim.compare.Contender;
import io.farmhand.sim.parallel.Parallel;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The methods that learn by playing, as {@code farmhand train --method NAME} trains them. */
final class Learners {
  private static final SearchGoal GOAL = new SearchGoal(0.993, 0.1);
  private static final int PUBLISHED_SEEDS = 5;

  private final Scenario scenario;
  private final Stage stage;

  Learners(Scenario scenario, Stage stage) {
    this.scenario = scenario;
    this.stage = stage;
  }

  /** Trains them all, those as published from five learning seeds, and says what it took. */
  List<Contender> train() {
    List<Contender> all = new ArrayList<>();
    for (Method method : Methods.all()) {
      int seeds = method.name().endsWith("published") ? PUBLISHED_SEEDS : 1;
      for (int seed = 1; seed <= seeds; seed++) {
        String name = seeds == 1 ? method.name() : method.name() + " " + seed;
        all.add(train(method, seed).named(name));
      }
    }
    return all;
  }

  private Contender train(Method method, int seed) {
    long begin = TimeSource.system().nanos();
    double before = Training.cpuSeconds();
    TrainingTask task = new TrainingTask(scenario, method, GOAL, method.budget(), 1, seed);
    try (Trainer trainer = Trainer.of(task, Parallel.of(stage.jobs()))) {
      Contender learned =
          Contender.of(TrainedPolicy.of(trainer.run(progress -> true), "bench").controller());
      stage.say(
          String.format(
              Locale.ROOT,
              "%s, learning seed %d: trained in %.0f s, of which %.0f s of CPU",
              method.name(),
              seed,
              (TimeSource.system().nanos() - begin) * 1e-9,
              Training.cpuSeconds() - before));
      return learned;
    }
  }
}

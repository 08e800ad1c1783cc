package io.farmhand.app.train;

import io.farmhand.app.run.Build;
import io.farmhand.learn.search.PolicySearch;
import io.farmhand.learn.search.SearchBudget;
import io.farmhand.learn.search.SearchTask;
import io.farmhand.learn.search.SearchedPolicy;
import java.util.function.Predicate;

/** Direct search for the numbers of a rule. */
final class SearchedLesson implements Lesson {
  private final TrainSettings settings;
  private final SearchTask task;
  private volatile boolean stopped;

  SearchedLesson(TrainSettings settings, long learningSeed) {
    this.settings = settings;
    SearchBudget usual = SearchBudget.usual();
    SearchBudget budget =
        settings
            .budget()
            .map(
                generations ->
                    new SearchBudget(
                        Math.toIntExact(generations),
                        usual.population(),
                        usual.batch(),
                        Math.min(usual.validateEvery(), Math.toIntExact(generations)),
                        usual.validation(),
                        usual.selection()))
            .orElse(usual);
    task =
        new SearchTask(
            settings.scenario(),
            settings.method(),
            settings.goal(),
            budget,
            settings.seed(),
            learningSeed);
  }

  @Override
  public long total() {
    return task.budget().generations();
  }

  @Override
  public Found learn(Predicate<Stand> proceed) {
    try {
      PolicySearch.Result found =
          task.search()
              .run(
                  settings.jobs(),
                  progress ->
                      proceed.test(
                              new Stand(progress.generation(), progress.middle(), progress.best()))
                          && !stopped);
      return new Found(SearchedPolicy.of(task, found, Build.version()), found.validation());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nothing interrupts a search", e);
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }
}

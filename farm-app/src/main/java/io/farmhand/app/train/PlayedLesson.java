package io.farmhand.app.train;

import io.farmhand.app.run.Build;
import io.farmhand.learn.methods.Methods;
import io.farmhand.learn.training.Method;
import io.farmhand.learn.training.TrainedPolicy;
import io.farmhand.learn.training.Trainer;
import io.farmhand.learn.training.TrainingBudget;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.sim.parallel.Parallel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Learning by playing episodes, and saving as it goes on if wanted. */
final class PlayedLesson implements Lesson {
  private final TrainSettings settings;
  private final TrainingTask task;
  private volatile @Nullable Trainer running;
  private volatile boolean stopped;

  PlayedLesson(TrainSettings settings, long learningSeed) {
    this.settings = settings;
    Method method = Methods.named(settings.method());
    TrainingBudget budget =
        settings.budget().map(method.budget()::withEpisodes).orElse(method.budget());
    task =
        new TrainingTask(
            settings.scenario(), method, settings.goal(), budget, settings.seed(), learningSeed);
  }

  @Override
  public long total() {
    return task.budget().episodes();
  }

  @Override
  public Found learn(Predicate<Stand> proceed) {
    Optional<Path> checkpoint = settings.checkpoint();
    try (Trainer trainer = trainer()) {
      running = trainer;
      if (stopped) {
        trainer.stop();
      }
      var trained =
          trainer.run(
              progress -> {
                checkpoint.ifPresent(trainer::save);
                return proceed.test(new Stand(progress.episode(), progress.now(), progress.best()));
              });
      return new Found(TrainedPolicy.of(trained, Build.version()), trained.validation());
    } finally {
      running = null;
    }
  }

  private Trainer trainer() {
    Parallel parallel = Parallel.of(settings.jobs());
    return settings
        .resume()
        .map(file -> Trainer.resume(task, parallel, file))
        .orElseGet(() -> Trainer.of(task, parallel));
  }

  @Override
  public void stop() {
    stopped = true;
    Trainer trainer = running;
    if (trainer != null) {
      trainer.stop();
    }
  }
}

package io.farmhand.learn.training.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.learn.training.InvalidCheckpointException;
import io.farmhand.learn.training.Progress;
import io.farmhand.learn.training.Trained;
import io.farmhand.learn.training.TrainedPolicy;
import io.farmhand.learn.training.Trainer;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.monitor.Observation;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyFile;
import io.farmhand.policy.ValueRule;
import io.farmhand.sim.parallel.Parallel;
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.workload.TraceGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every method of learning has to keep to; its test extends this. */
public abstract class LearnerContract {
  @TempDir private Path folder = Path.of("");

  /** A short training of the method, validated at least three times. */
  protected abstract TrainingTask task();

  private static Trained train(TrainingTask task, int jobs) {
    try (Trainer trainer = Trainer.of(task, Parallel.of(jobs))) {
      return trainer.run(_ -> true);
    }
  }

  private static byte[] bytes(Trained trained) {
    return PolicyFile.bytes(policy(trained));
  }

  private static Policy policy(Trained trained) {
    return TrainedPolicy.of(trained, "test");
  }

  @Test
  void givesTheSamePolicyOnAnyNumberOfThreads() {
    assertThat(bytes(train(task(), 1))).isEqualTo(bytes(train(task(), 3)));
  }

  @Test
  void otherSeedsGiveOtherPolicies() {
    TrainingTask task = task();
    TrainingTask other =
        new TrainingTask(
            task.scenario(), task.method(), task.goal(), task.budget(), task.seed(), 2);

    assertThat(bytes(train(task, 2))).isNotEqualTo(bytes(train(other, 2)));
  }

  @Test
  void goesOnWhereItWasSavedAsIfNothingHadHappened() {
    Path file = folder.resolve("my.checkpoint");
    List<Progress> heard = new ArrayList<>();
    try (Trainer trainer = Trainer.of(task(), Parallel.of(2))) {
      trainer.run(
          progress -> {
            heard.add(progress);
            return heard.size() < 2;
          });
      trainer.save(file);
    }
    Trained resumed;
    try (Trainer trainer = Trainer.resume(task(), Parallel.of(1), file)) {
      resumed = trainer.run(_ -> true);
    }

    assertThat(heard.getLast().episode()).isBetween(1L, task().budget().episodes() - 1);
    assertThat(bytes(resumed)).isEqualTo(bytes(train(task(), 2)));
  }

  @Test
  void refusesTheCheckpointOfAnotherTraining() {
    Path file = folder.resolve("my.checkpoint");
    TrainingTask task = task();
    try (Trainer trainer = Trainer.of(task, Parallel.of(1))) {
      trainer.run(_ -> false);
      trainer.save(file);
    }
    TrainingTask other =
        new TrainingTask(
            task.scenario(), task.method(), task.goal(), task.budget(), 99, task.learningSeed());

    assertThatThrownBy(() -> Trainer.resume(other, Parallel.of(1), file).close())
        .isInstanceOf(InvalidCheckpointException.class)
        .hasMessage(file + " is of another training, with 'seed 1', must be with 'seed 99'");
  }

  @Test
  void stopsWhenToldToAndKeepsTheBestSoFar() {
    try (Trainer trainer = Trainer.of(task(), Parallel.of(1))) {
      Trained trained =
          trainer.run(
              _ -> {
                trainer.stop();
                return true;
              });

      assertThat(trained.episodes()).isLessThan(task().budget().episodes());
      assertThat(trained.rule()).isNotNull();
    }
  }

  /** Decisions of the policy read from its file are the greedy ones of what was learned. */
  @Test
  void aFileDecidesAsTheLearnerDoes() {
    Trained trained = train(task(), 2);
    Path file = folder.resolve("my.policy");
    PolicyFile.write(policy(trained), file);
    Policy read = PolicyFile.read(file);
    ValueRule rule = trained.rule();
    double[] values = new double[rule.actions().size()];
    RandomStreams streams = Purpose.TEST.episode(3, 0);
    Episode episode = Episode.of(task().scenario());
    episode.begin(TraceGenerator.of(task().scenario().workload()).generate(streams), streams);

    List<Integer> expected = new ArrayList<>();
    List<Integer> decided = new ArrayList<>();
    episode.decide(
        read.controller(),
        decision -> {
          Observation seen = decision.observation();
          rule.values(rule.view().of(seen), values);
          expected.add(rule.actions().target(rule.best(values), seen.workers().target()));
          decided.add(decision.wanted());
        });

    assertThat(decided).isEqualTo(expected).isNotEmpty();
  }

  @Test
  void thePolicySaysWhereItComesFrom() {
    Trained trained = train(task(), 2);

    var training = policy(trained).training();

    assertThat(training.facts())
        .containsEntry("method", task().method().name())
        .containsEntry("seed", "1")
        .containsEntry("learningSeed", "1");
    assertThat(training.scenario()).contains("name: small");
    assertThat(training.curve().column("episode")).startsWith(0).hasSizeGreaterThan(2);
  }

  @Test
  void refusesACheckpointThatIsBroken() throws IOException {
    Path file = Files.writeString(folder.resolve("my.checkpoint"), "nothing of the kind");

    assertThatThrownBy(() -> Trainer.resume(task(), Parallel.of(1), file).close())
        .isInstanceOf(InvalidCheckpointException.class)
        .hasMessageStartingWith(file + " is no checkpoint that can be resumed: ");
  }
}

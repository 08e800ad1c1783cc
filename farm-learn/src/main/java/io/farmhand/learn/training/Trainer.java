package io.farmhand.learn.training;

import io.farmhand.learn.search.Score;
import io.farmhand.policy.Curve;
import io.farmhand.policy.ValueRule;
import io.farmhand.sim.environment.Environment;
import io.farmhand.sim.environment.EnvironmentSettings;
import io.farmhand.sim.environment.SimulatedEnvironment;
import io.farmhand.sim.parallel.Parallel;
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The loop in which every method learns: a round of episodes is played, the learner learns from it,
 * and now and then its policy is validated.
 *
 * <p>Episodes of training, of validation and of tests come from different streams of the seed. The
 * result depends on the task alone, not on the number of threads, nor on how often the training was
 * saved and resumed. Not for use by several threads.
 */
public final class Trainer implements AutoCloseable {
  private static final List<String> COLUMNS =
      List.of("seed", "episode", "reward", "qos", "workers", "actions");

  private final TrainingTask task;
  private final Parallel parallel;
  private final EnvironmentSettings settings;
  private final Learner learner;
  private final Validation validation;
  private final List<List<Double>> curve = new ArrayList<>();
  private @Nullable Best best;
  private long episode;
  private long round;
  private long validateAt;
  private double rewards;
  private long rewarded;
  private volatile boolean stopped;

  private Trainer(TrainingTask task, Parallel parallel) {
    this.task = task;
    this.parallel = parallel;
    settings = task.method().environment().of(task.scenario());
    validation = new Validation(task.scenario(), task.seed(), task.budget().validation(), parallel);
    learner = task.method().learner().make(task);
  }

  /** A training from the beginning. */
  public static Trainer of(TrainingTask task, Parallel parallel) {
    return new Trainer(task, parallel);
  }

  /**
   * A training that goes on where it was saved.
   *
   * @throws InvalidCheckpointException when the file is none of this task
   */
  public static Trainer resume(TrainingTask task, Parallel parallel, Path file) {
    Trainer trainer = new Trainer(task, parallel);
    Checkpoint.read(file, task.identity(), trainer::restore);
    return trainer;
  }

  /**
   * Learns until the budget is spent or it is told to {@link #stop}.
   *
   * @param proceed hears of every validation, and ends the training by returning false
   */
  public Trained run(Predicate<Progress> proceed) {
    boolean going = best != null || proceed.test(validate());
    while (going && !stopped && episode < task.budget().episodes()) {
      playRound();
      if (stopped || episode >= validateAt || episode >= task.budget().episodes()) {
        going = proceed.test(validate());
      }
    }
    return trained();
  }

  /** Ends the training after the round that is being played; from any thread. */
  public void stop() {
    stopped = true;
  }

  /** What has been learned so far; the training must have {@linkplain #run run}. */
  public Trained trained() {
    Best kept = best;
    if (kept == null) {
      throw new IllegalStateException("nothing was learned yet; run the training first");
    }
    return new Trained(
        task, kept.rule(), kept.score(), kept.episode(), episode, new Curve(COLUMNS, curve));
  }

  private void playRound() {
    int count = (int) Math.min(learner.roundSize(), task.budget().episodes() - episode);
    long first = episode;
    Trajectory[] played = new Trajectory[count];
    parallel.run(
        count,
        () -> SimulatedEnvironment.of(task.scenario(), settings),
        (environment, index) -> played[index] = play(environment, first + index),
        _ -> {});
    for (Trajectory each : played) {
      rewards += each.reward();
    }
    rewarded += count;
    learner.learn(round, Arrays.asList(played));
    episode += count;
    round++;
  }

  private Trajectory play(Environment environment, long index) {
    RandomStreams streams = Purpose.TRAINING.episode(task.chance().seed(), index);
    return Trajectory.play(environment, streams.seed(), learner.actor(index));
  }

  private Progress validate() {
    ValueRule rule = learner.rule();
    Duration period = task.scenario().control().step();
    Score score = validation.score(rule.controller(task.method().name(), period), parallel);
    Best before = best;
    Best kept = before;
    if (before == null
        || task.method().selection() == Method.Selection.LAST
        || task.goal().prefers(score, before.score())) {
      kept = new Best(rule, score, episode);
      best = kept;
    }
    double reward = rewards / rewarded;
    note(score, rewarded == 0 ? 0 : reward);
    rewards = 0;
    rewarded = 0;
    validateAt = episode + task.budget().validateEvery();
    learner.validated(score);
    return new Progress(
        episode, task.budget().episodes(), reward, score, kept == null ? score : kept.score());
  }

  private void note(Score score, double reward) {
    curve.add(
        List.of(
            (double) task.learningSeed(),
            (double) episode,
            reward,
            score.qos(),
            score.workers(),
            score.actions()));
  }

  /** Saves the training as it is after a validation, so that it can be resumed. */
  public void save(Path file) {
    Checkpoint.write(file, task.identity(), this::write);
  }

  private void write(DataOutput out) throws IOException {
    out.writeLong(episode);
    out.writeLong(round);
    out.writeLong(validateAt);
    Best kept = best;
    out.writeBoolean(kept != null);
    if (kept != null) {
      Checkpoint.writeRule(out, kept.rule());
      Checkpoint.writeScore(out, kept.score());
      out.writeLong(kept.episode());
    }
    out.writeInt(curve.size());
    for (List<Double> row : curve) {
      for (double number : row) {
        out.writeDouble(number);
      }
    }
    learner.save(out);
  }

  private void restore(DataInput in) throws IOException {
    episode = in.readLong();
    round = in.readLong();
    validateAt = in.readLong();
    if (in.readBoolean()) {
      ValueRule rule = Checkpoint.readRule(in);
      Score score = Checkpoint.readScore(in);
      best = new Best(rule, score, in.readLong());
    }
    int rows = in.readInt();
    for (int i = 0; i < rows; i++) {
      List<Double> row = new ArrayList<>();
      for (int column = 0; column < COLUMNS.size(); column++) {
        row.add(in.readDouble());
      }
      curve.add(row);
    }
    learner.restore(in);
  }

  @Override
  public void close() {
    learner.close();
  }
}

package io.farmhand.farm;

import io.farmhand.check.Require;
import io.farmhand.control.ControlSettings;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.DecisionRecord;
import io.farmhand.control.Limits;
import io.farmhand.platform.LocalPlatform;
import io.farmhand.platform.Platform;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.task.FarmException;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Outcome;
import io.farmhand.task.RetryPolicy;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes a farm. Every setting has a default: as many workers as processors, threads of this
 * process, first in first out, no deadlines, one attempt.
 *
 * @param <I> type of the inputs
 * @param <O> type of the results
 */
public final class FarmBuilder<I, O> {
  final FarmFunction<I, O> function;
  Platform platform = LocalPlatform.ofThreads();
  int workers = Runtime.getRuntime().availableProcessors();
  QueueDiscipline discipline = QueueDiscipline.FIFO;
  int capacity = 1 << 14;
  Chunking chunking = Chunking.adaptive();
  boolean ordered;
  Deadline<? super I> deadline = Deadline.none();
  ServiceTime<? super I> serviceTime = ServiceTime.unknown();
  Optional<Duration> timeout = Optional.empty();
  RetryPolicy retries = RetryPolicy.none();
  int deadLetterLimit = 10_000;
  Consumer<? super Outcome<I, O>> sink = _ -> {};
  @Nullable ControllerFactory controller;
  @Nullable ControlSettings control;
  Consumer<? super DecisionRecord> decisions = _ -> {};
  Duration window = Duration.ofSeconds(8);
  TimeSource time = TimeSource.system();
  long seed = 1;

  FarmBuilder(FarmFunction<I, O> function) {
    this.function = function;
  }

  /** The number of workers at the start, and for good without a controller; at least 0. */
  public FarmBuilder<I, O> workers(int count) {
    Require.that(count >= 0, "workers", count, "at least 0");
    workers = count;
    return this;
  }

  /** Where workers run. */
  public FarmBuilder<I, O> platform(Platform where) {
    platform = where;
    return this;
  }

  /** The order in which waiting tasks are served. */
  public FarmBuilder<I, O> discipline(QueueDiscipline order) {
    discipline = order;
    return this;
  }

  /** Tasks that may be in the farm at a time; beyond it submitting waits. At least 1. */
  public FarmBuilder<I, O> capacity(int tasks) {
    Require.that(tasks >= 1, "capacity", tasks, "at least 1");
    capacity = tasks;
    return this;
  }

  /** How many tasks are handed over at a time. */
  public FarmBuilder<I, O> chunking(Chunking how) {
    chunking = how;
    return this;
  }

  /** Delivers outcomes in the order of submission instead of as they finish. */
  public FarmBuilder<I, O> ordered() {
    ordered = true;
    return this;
  }

  /** By when a task should be done. */
  public FarmBuilder<I, O> deadline(Deadline<? super I> when) {
    deadline = when;
    return this;
  }

  /** What is known of service times beforehand. */
  public FarmBuilder<I, O> serviceTime(ServiceTime<? super I> known) {
    serviceTime = known;
    return this;
  }

  /** How long one attempt at a task may take; it is then interrupted and counts as failed. */
  public FarmBuilder<I, O> timeout(Duration limit) {
    Require.that(limit.isPositive(), "timeout", limit, "positive");
    timeout = Optional.of(limit);
    return this;
  }

  /** When failed tasks are tried again. */
  public FarmBuilder<I, O> retries(RetryPolicy policy) {
    retries = policy;
    return this;
  }

  /** How many of the tasks that failed for good are kept, the latest ones; at least 0. */
  public FarmBuilder<I, O> deadLetterLimit(int tasks) {
    Require.that(tasks >= 0, "deadLetterLimit", tasks, "at least 0");
    deadLetterLimit = tasks;
    return this;
  }

  /** Receives every outcome, one at a time, on the collector's thread. */
  public FarmBuilder<I, O> collect(Consumer<? super Outcome<I, O>> receiver) {
    sink = receiver;
    return this;
  }

  /** Lets a controller set the number of workers, between {@code min} and {@code max}. */
  public FarmBuilder<I, O> controller(ControllerFactory decider, int min, int max) {
    return controller(decider, ControlSettings.of(Limits.between(min, max)));
  }

  /** Lets a controller set the number of workers. */
  public FarmBuilder<I, O> controller(ControllerFactory decider, ControlSettings settings) {
    controller = decider;
    control = settings;
    return this;
  }

  /** Receives every decision of the controller. */
  public FarmBuilder<I, O> onDecision(Consumer<? super DecisionRecord> receiver) {
    decisions = receiver;
    return this;
  }

  /** Length of the window of observations. */
  public FarmBuilder<I, O> window(Duration length) {
    Require.that(length.isPositive(), "window", length, "positive");
    window = length;
    return this;
  }

  /** The time in which the farm lives. */
  public FarmBuilder<I, O> time(TimeSource source) {
    time = source;
    return this;
  }

  /** Seed of the farm's own chance, which is the jitter of retries. */
  public FarmBuilder<I, O> seed(long value) {
    seed = value;
    return this;
  }

  /**
   * Opens the farm and starts its first workers.
   *
   * @throws FarmException when the parts do not go together
   */
  public Farm<I, O> open() {
    if (platform.remote() && function.codecs().isEmpty()) {
      throw new FarmException(
          "Function '"
              + function.name()
              + "' has no codecs and so can run only in this process, but the platform is "
              + platform.name()
              + "; give it a name and codecs with FarmFunction.of(name, input, output, work)");
    }
    int wanted = Math.max(workers, control == null ? 0 : control.limits().max());
    if (wanted > platform.mostWorkers()) {
      throw new FarmException(
          "Platform %s can have %d workers at most, but the farm wants up to %d; lower its limit, or raise the platform's"
              .formatted(platform.name(), platform.mostWorkers(), wanted));
    }
    return new Farm<>(this);
  }
}

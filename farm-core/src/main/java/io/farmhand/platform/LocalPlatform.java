package io.farmhand.platform;

import io.farmhand.task.FarmFunction;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Workers as threads of this process. They can be made as slow to start, as costly to reach, as
 * unequal and as mortal as those of a cloud, which makes this platform a test double of one.
 */
public final class LocalPlatform implements Platform.Individual {
  static final ScopedValue<Double> SLOWNESS = ScopedValue.newInstance();

  private final boolean virtual;
  private final @Nullable Supplier<Duration> startup;
  private final @Nullable Supplier<Duration> overhead;
  private final double failureRate;
  private final RandomGenerator random;
  private final @Nullable DoubleSupplier slowness;

  private LocalPlatform(
      boolean virtual,
      @Nullable Supplier<Duration> startup,
      @Nullable Supplier<Duration> overhead,
      double failureRate,
      RandomGenerator random,
      @Nullable DoubleSupplier slowness) {
    this.virtual = virtual;
    this.startup = startup;
    this.overhead = overhead;
    this.failureRate = failureRate;
    this.random = random;
    this.slowness = slowness;
  }

  /** Workers as platform threads: for tasks that compute. */
  public static LocalPlatform ofThreads() {
    return new LocalPlatform(false, null, null, 0, () -> 0, null);
  }

  /** Workers as virtual threads: for tasks that wait. */
  public static LocalPlatform ofVirtualThreads() {
    return new LocalPlatform(true, null, null, 0, () -> 0, null);
  }

  /** The same with a start-up time, drawn for each worker. */
  public LocalPlatform withStartup(Supplier<Duration> delay) {
    return new LocalPlatform(virtual, delay, overhead, failureRate, random, slowness);
  }

  /** The same with a time, drawn for each task, that it holds its worker before the function. */
  public LocalPlatform withOverhead(Supplier<Duration> delay) {
    return new LocalPlatform(virtual, startup, delay, failureRate, random, slowness);
  }

  /**
   * The same with workers that die.
   *
   * @param rate probability, 0 to 1, that a worker dies of a task; half of them before the function
   *     begins, the others after it has ended and before the answer
   * @param chance draws the deaths; used by all workers, one at a time
   */
  public LocalPlatform withFailures(double rate, RandomGenerator chance) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("failureRate = " + rate + ", must be between 0 and 1");
    }
    return new LocalPlatform(virtual, startup, overhead, rate, chance, slowness);
  }

  /**
   * The same with workers of different speed.
   *
   * @param factor draws for each worker by how much longer than usual its tasks take; functions
   *     that emulate work ask for it with {@link #slowness()}
   */
  public LocalPlatform withSlowness(DoubleSupplier factor) {
    return new LocalPlatform(virtual, startup, overhead, failureRate, random, factor);
  }

  /** By how much longer than usual the worker that calls this takes; 1 outside of workers. */
  public static double slowness() {
    return SLOWNESS.orElse(1.0);
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public ThreadFactory threads() {
    return virtual
        ? Platform.Individual.super.threads()
        : Thread.ofPlatform().daemon().name("farmhand-worker-", 0).factory();
  }

  @Override
  public <I, O> Fleet<I, O> open(FarmFunction<I, O> function, TimeSource time) {
    return new LocalFleet<>(function, time, this);
  }

  /** Whether calls go straight to the function. */
  boolean plain() {
    return overhead == null && failureRate == 0 && slowness == null;
  }

  Duration drawStartup() {
    return draw(startup);
  }

  Duration drawOverhead() {
    return draw(overhead);
  }

  double drawSlowness() {
    if (slowness == null) {
      return 1;
    }
    synchronized (slowness) {
      return slowness.getAsDouble();
    }
  }

  private static Duration draw(@Nullable Supplier<Duration> delay) {
    if (delay == null) {
      return Duration.ZERO;
    }
    synchronized (delay) {
      return delay.get();
    }
  }

  /** A number from 0 to 1 below the failure rate, or 1 for a call that goes well. */
  double drawDeath() {
    if (failureRate == 0) {
      return 1;
    }
    synchronized (random) {
      double draw = random.nextDouble();
      return draw < failureRate ? draw / failureRate : 1;
    }
  }
}

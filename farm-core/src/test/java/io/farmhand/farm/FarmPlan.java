package io.farmhand.farm;

import io.farmhand.platform.LocalPlatform;
import io.farmhand.platform.Platform;
import io.farmhand.platform.contract.FakeGroup;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.task.RetryPolicy;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** A farm and what happens to it, all drawn from one seed. */
record FarmPlan(
    long seed,
    int tasks,
    int producers,
    int workers,
    int capacity,
    boolean ordered,
    QueueDiscipline discipline,
    Chunking chunking,
    Optional<Duration> timeout,
    RetryPolicy retries,
    Where where,
    boolean resizes,
    boolean cancels,
    End end) {
  /** In the farm's time a second is ten milliseconds. */
  static final TimeSource TIME = TimeSource.system().faster(100);

  enum Where {
    THREADS,
    VIRTUAL_THREADS,
    SLOW_START,
    MORTAL,
    GROUP
  }

  enum End {
    CLOSE,
    CLOSE_SOON,
    ABORT,
    ABORT_WHILE_CLOSING,
    INTERRUPT
  }

  static FarmPlan draw(long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    Optional<Duration> timeout =
        chance.nextInt(3) == 0 ? Optional.of(Duration.ofMillis(500)) : Optional.empty();
    return new FarmPlan(
        seed,
        1 + chance.nextInt(chance.nextBoolean() ? 30 : 300),
        1 + chance.nextInt(3),
        chance.nextInt(5),
        chance.nextInt(3) == 0 ? 1 + chance.nextInt(8) : 1 << 10,
        chance.nextBoolean(),
        oneOf(
            chance,
            QueueDiscipline.FIFO,
            QueueDiscipline.EDF,
            QueueDiscipline.LEAST_SLACK,
            new QueueDiscipline.LeastSlackTardyLast(0.2)),
        oneOf(chance, Chunking.adaptive(), Chunking.single(), Chunking.of(7)),
        timeout,
        RetryPolicy.upTo(1 + chance.nextInt(3))
            .withBackoff(Duration.ofMillis(chance.nextInt(100)), 2, Duration.ofSeconds(1)),
        oneOf(chance, Where.values()),
        chance.nextBoolean(),
        chance.nextBoolean(),
        oneOf(chance, End.CLOSE, End.CLOSE, End.CLOSE, End.values()[chance.nextInt(5)]));
  }

  @SafeVarargs
  private static <T> T oneOf(SplittableRandom chance, T... choices) {
    return choices[chance.nextInt(choices.length)];
  }

  Platform platform() {
    SplittableRandom chance = new SplittableRandom(seed);
    return switch (where) {
      case THREADS -> LocalPlatform.ofThreads();
      case VIRTUAL_THREADS -> LocalPlatform.ofVirtualThreads();
      case SLOW_START ->
          LocalPlatform.ofVirtualThreads()
              .withStartup(() -> Duration.ofMillis(chance.nextInt(300)))
              .withOverhead(() -> Duration.ofMillis(chance.nextInt(10)));
      case MORTAL -> LocalPlatform.ofThreads().withFailures(0.15, chance);
      case GROUP -> new FakeGroup(Duration.ofMillis(100));
    };
  }

  FarmBuilder<Errand, Integer> farm() {
    FarmBuilder<Errand, Integer> builder =
        Farm.<Errand, Integer>of(Errand::run)
            .platform(platform())
            .workers(workers)
            .capacity(capacity)
            .discipline(discipline)
            .chunking(chunking)
            .retries(retries)
            .deadline(Deadline.by(errand -> Duration.ofMillis(errand.number() % 7 * 100L + 1)))
            .serviceTime(ServiceTime.learned(Errand::kind))
            .time(TIME)
            .seed(seed);
    timeout.ifPresent(builder::timeout);
    return ordered ? builder.ordered() : builder;
  }

  Errand errand(int number, SplittableRandom chance) {
    Errand.Kind kind =
        switch (chance.nextInt(20)) {
          case 0 -> Errand.Kind.FAILS;
          case 1, 2 -> Errand.Kind.FAILS_AT_FIRST;
          case 3 -> Errand.Kind.INTERRUPTS_ITSELF;
          case 4 -> Errand.Kind.GIVES_NULL;
          case 5, 6 -> Errand.Kind.TAKES_A_WHILE;
          case 7 -> timeout.isPresent() ? Errand.Kind.SLEEPS_TOO_LONG : Errand.Kind.WORKS;
          case 8 ->
              timeout.isPresent() && number % 8 == 0
                  ? Errand.Kind.IS_STUCK_FOR_A_WHILE
                  : Errand.Kind.WORKS;
          default -> Errand.Kind.WORKS;
        };
    return new Errand(number, kind);
  }
}

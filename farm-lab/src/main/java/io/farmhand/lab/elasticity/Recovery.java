package io.farmhand.lab.elasticity;

import io.farmhand.farm.Farm;
import io.farmhand.farm.Submission;
import io.farmhand.lab.elasticity.MortalPlatform.Deadly;
import io.farmhand.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The time from the death of a worker to its task running again. */
public final class Recovery {
  private final TimeSource time;

  /** A measurement in {@code time}. */
  public Recovery(TimeSource time) {
    this.time = time;
  }

  /**
   * Lets workers die of a task after each has done another one.
   *
   * @param workers in the farm; with more than one, an idle one can take over
   * @return nanoseconds from each death to the next attempt
   * @throws InterruptedException when interrupted while it waits
   */
  public long[] afterService(int workers, int repeats) throws InterruptedException {
    long[] took = new long[repeats];
    try (Farm<Lethal, Long> farm = open(workers)) {
      for (int i = 0; i < repeats; i++) {
        keepAllBusy(farm, workers);
        took[i] = die(farm);
      }
    }
    return took;
  }

  /**
   * Lets the only worker of a farm die of its first task.
   *
   * @return nanoseconds from each death to the next attempt
   * @throws InterruptedException when interrupted while it waits
   */
  public long[] atFirstTask(int repeats) throws InterruptedException {
    long[] took = new long[repeats];
    for (int i = 0; i < repeats; i++) {
      try (Farm<Lethal, Long> farm = open(1)) {
        took[i] = die(farm);
      }
    }
    return took;
  }

  private Farm<Lethal, Long> open(int workers) {
    return Farm.<Lethal, Long>of(Lethal::sinceDeath)
        .platform(new MortalPlatform())
        .workers(workers)
        .time(time)
        .open();
  }

  /** Has each worker do a task. */
  private static void keepAllBusy(Farm<Lethal, Long> farm, int workers)
      throws InterruptedException {
    CountDownLatch absent = new CountDownLatch(workers);
    List<Submission<Lethal, Long>> tasks = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      tasks.add(farm.submit(new Harmless(absent)));
    }
    for (Submission<Lethal, Long> task : tasks) {
      task.get();
    }
  }

  private long die(Farm<Lethal, Long> farm) throws InterruptedException {
    return farm.submit(new Fatal(time)).get();
  }

  /** A task that says how long ago it killed a worker. */
  private interface Lethal {
    long sinceDeath() throws InterruptedException;
  }

  /** One that kills nobody, and ends when as many have begun. */
  private record Harmless(CountDownLatch absent) implements Lethal {
    @Override
    public long sinceDeath() throws InterruptedException {
      absent.countDown();
      absent.await();
      return 0;
    }
  }

  private static final class Fatal implements Lethal, Deadly {
    private final TimeSource time;
    private volatile long death;

    Fatal(TimeSource time) {
      this.time = time;
    }

    @Override
    public void killed(long nanos) {
      death = nanos;
    }

    @Override
    public long sinceDeath() {
      return time.nanos() - death;
    }
  }
}

package io.farmhand.lab.coldstart;

import io.farmhand.lab.workers.SightedFarm;
import io.farmhand.task.Outcome;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Workers of a farm behind the embedded gateway, from the moment that they are asked for to that in
 * which all of them have begun a task.
 */
public final class GatewayGrowth implements SightedFarm.Listener {
  private static final long LOOK_NANOS = 1_000_000;
  private static final int GUARDS = 1;
  private static final long HOLD_MILLIS = 500;
  private static final long HOLD_MILLIS_EACH = 100;

  private final TimeSource time;
  private final Set<Long> atWork = new HashSet<>();
  private long lastBegan;
  private int collected;
  private int submitted;

  private GatewayGrowth(TimeSource time) {
    this.time = time;
  }

  /**
   * Grows a farm again and again.
   *
   * @param from workers that are at work before
   * @param to workers that are at work afterwards
   * @param aot whether they start from an ahead-of-time cache
   * @return nanoseconds of each time
   */
  public static List<Long> measure(int from, int to, boolean aot, int repeats, TimeSource time)
      throws IOException, InterruptedException {
    return new GatewayGrowth(time).run(from, to, aot, repeats);
  }

  private List<Long> run(int from, int to, boolean aot, int repeats)
      throws IOException, InterruptedException {
    List<Long> took = new ArrayList<>();
    try (SightedFarm farm = SightedFarm.open(from, to, aot, time, this)) {
      for (int i = 0; i < repeats; i++) {
        awaitSize(farm, from);
        took.add(grow(farm, from, to));
      }
    }
    return took;
  }

  private long grow(SightedFarm farm, int from, int to) throws InterruptedException {
    synchronized (this) {
      atWork.clear();
    }
    // Longer than the growth takes as a rule, so that few workers do two.
    long hold = HOLD_MILLIS + HOLD_MILLIS_EACH * (to - from);
    awaitAtWork(farm, from, to, hold);
    long asked = time.nanos();
    farm.farm().resize(to);
    long last = awaitAtWork(farm, to, to, hold);
    synchronized (this) {
      while (collected < submitted) {
        wait();
      }
    }
    farm.farm().resize(from);
    return last - asked;
  }

  /** Waits for so many workers at work, with a task for each of {@code open} all the time. */
  private synchronized long awaitAtWork(SightedFarm farm, int workers, int open, long hold)
      throws InterruptedException {
    while (atWork.size() < workers) {
      while (submitted - collected < open) {
        farm.submit(submitted++, hold);
      }
      wait();
    }
    return lastBegan;
  }

  /** Waits for so many workers, and until the processes of those before them have ended. */
  private void awaitSize(SightedFarm farm, int workers) throws InterruptedException {
    while (farm.farm().observe().workers().ready() != workers
        || farm.available() != workers
        || ProcessHandle.current().children().count() > workers + GUARDS) {
      time.sleep(LOOK_NANOS);
    }
  }

  @Override
  public synchronized void began(long worker, int task, long nanos) {
    if (task >= 0) {
      atWork.add(worker);
      lastBegan = nanos;
      notifyAll();
    }
  }

  @Override
  public synchronized void collected(int task, Outcome<String, String> outcome) {
    collected++;
    notifyAll();
  }
}

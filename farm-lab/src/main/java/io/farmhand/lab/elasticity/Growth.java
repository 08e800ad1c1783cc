package io.farmhand.lab.elasticity;

import io.farmhand.farm.Farm;
import io.farmhand.farm.Submission;
import io.farmhand.platform.Platform;
import io.farmhand.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The time from asking for workers to all of them working: each has begun a task of its own while
 * the others have not ended theirs.
 */
public final class Growth {
  private final TimeSource time;

  /** A measurement in {@code time}. */
  public Growth(TimeSource time) {
    this.time = time;
  }

  /**
   * Grows a farm from none to {@code workers}, again and again.
   *
   * @return nanoseconds from each request to the moment when all workers work
   * @throws InterruptedException when interrupted while it waits
   */
  public long[] run(Platform platform, int workers, int repeats) throws InterruptedException {
    long[] took = new long[repeats];
    try (Farm<Meeting, Long> farm =
        Farm.<Meeting, Long>of(Meeting::attend).platform(platform).workers(0).open()) {
      for (int i = 0; i < repeats; i++) {
        took[i] = grow(farm, workers);
      }
    }
    return took;
  }

  private long grow(Farm<Meeting, Long> farm, int workers) throws InterruptedException {
    Meeting meeting = new Meeting(time, workers);
    List<Submission<Meeting, Long>> attending = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      attending.add(farm.submit(meeting));
    }
    long asked = time.nanos();
    farm.resize(workers);
    long complete = asked;
    for (Submission<Meeting, Long> each : attending) {
      complete = Math.max(complete, each.get());
    }
    farm.resize(0);
    awaitNone(farm);
    return complete - asked;
  }

  /** Waits until no worker is left that could be taken back. */
  private void awaitNone(Farm<Meeting, Long> farm) throws InterruptedException {
    while (farm.observe().workers().all() > 0) {
      time.sleep(100_000);
    }
  }

  /** A task that ends when as many have begun. */
  private record Meeting(TimeSource time, CountDownLatch absent) {
    Meeting(TimeSource time, int attendants) {
      this(time, new CountDownLatch(attendants));
    }

    long attend() throws InterruptedException {
      long began = time.nanos();
      absent.countDown();
      absent.await();
      return began;
    }
  }
}

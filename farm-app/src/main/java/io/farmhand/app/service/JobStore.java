package io.farmhand.app.service;

import io.farmhand.app.jobs.Job;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The jobs of a served farm, in memory: open ones, and ended ones until their results have been
 * fetched or nobody has fetched them for long. Thread-safe.
 */
final class JobStore {
  /** Results that have been fetched stay for those who lost the answer, so many of them. */
  private static final int FETCHED_KEPT = 1000;

  private static final long FETCHED_BYTES_KEPT = 64L << 20;

  private final TimeSource time;
  private final Duration keep;
  private final Map<Long, Job> jobs = new HashMap<>();
  private final Map<String, Job> byKey = new HashMap<>();
  private final Map<Long, String> keys = new HashMap<>();

  /** Ended jobs in the order of their ends, by a number of their own. */
  private final TreeMap<Long, Ended> feed = new TreeMap<>();

  private final Map<Long, Long> places = new HashMap<>();
  private final LinkedHashMap<Long, Job> fetched = new LinkedHashMap<>();
  private long lastId;
  private long lastPlace;
  private long heldBytes;
  private long fetchedBytes;
  private long expired;

  /**
   * A job that has ended.
   *
   * @param place its number in the order of ends, from 1
   * @param nanos when it ended
   */
  record Ended(long place, Job job, long nanos) {}

  JobStore(Duration keep, TimeSource time) {
    this.keep = keep;
    this.time = time;
  }

  /** The job that was accepted under this key, if one was. */
  synchronized Optional<Job> known(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Takes a new job. */
  synchronized Job open(Optional<String> name, byte[] input, Optional<String> key) {
    long id = ++lastId;
    Job job = new Job(id, name.orElse("job " + id), input);
    jobs.put(id, job);
    heldBytes += input.length;
    key.ifPresent(
        one -> {
          byKey.put(one, job);
          keys.put(id, one);
        });
    return job;
  }

  /** The job of this number, unless it was never there or is there no more. */
  synchronized Optional<Job> find(long id) {
    sweep();
    return Optional.ofNullable(jobs.get(id));
  }

  /** Takes note that a job has ended. */
  synchronized void ended(Job job) {
    long place = ++lastPlace;
    feed.put(place, new Ended(place, job, time.nanos()));
    places.put(job.id(), place);
    heldBytes += length(job) - job.inputBytes();
    sweep();
    notifyAll();
  }

  /** Takes note that somebody has the result of a job. */
  synchronized void fetched(Job job) {
    if (jobs.containsKey(job.id()) && fetched.putIfAbsent(job.id(), job) == null) {
      heldBytes -= length(job);
      fetchedBytes += length(job);
      Iterator<Job> oldest = fetched.values().iterator();
      while (fetched.size() > FETCHED_KEPT || fetchedBytes > FETCHED_BYTES_KEPT) {
        Job gone = oldest.next();
        oldest.remove();
        fetchedBytes -= length(gone);
        drop(gone);
      }
    }
  }

  /** Bytes of inputs that are open and of results that nobody has fetched. */
  synchronized long heldBytes() {
    sweep();
    return heldBytes;
  }

  /** Results that nobody fetched in time. */
  synchronized long expired() {
    return expired;
  }

  /** Jobs that have ended and whose results nobody has fetched. */
  synchronized List<Job> unfetched() {
    List<Job> all = new ArrayList<>();
    feed.values().forEach(end -> all.add(end.job()));
    all.removeIf(job -> fetched.containsKey(job.id()));
    return all;
  }

  /** What has ended after this place; waits for some if there is none yet. */
  synchronized List<Ended> after(long place, Duration patience) throws InterruptedException {
    long end = time.nanos() + patience.toNanos();
    while (feed.tailMap(place, false).isEmpty()) {
      long left = (end - time.nanos()) / 1_000_000;
      if (left <= 0) {
        return List.of();
      }
      wait(left);
    }
    return List.copyOf(feed.tailMap(place, false).values());
  }

  /** Forgets results that nobody fetched for as long as they are kept. */
  private void sweep() {
    long oldest = time.nanos() - keep.toNanos();
    while (!feed.isEmpty() && feed.firstEntry().getValue().nanos() - oldest < 0) {
      Job job = feed.firstEntry().getValue().job();
      if (fetched.remove(job.id()) == null) {
        expired++;
        heldBytes -= length(job);
      } else {
        fetchedBytes -= length(job);
      }
      drop(job);
    }
  }

  private void drop(Job job) {
    jobs.remove(job.id());
    String key = keys.remove(job.id());
    if (key != null) {
      byKey.remove(key);
    }
    Long place = places.remove(job.id());
    if (place != null) {
      feed.remove(place);
    }
  }

  private static long length(Job job) {
    return job.end().isDone() ? job.end().join().body().length : 0;
  }
}

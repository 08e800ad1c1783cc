package io.farmhand.app.service;

import io.farmhand.app.farmfile.FarmFile;
import io.farmhand.app.jobs.Job;
import io.farmhand.app.jobs.JobFlow;
import io.farmhand.app.jobs.Piece;
import io.farmhand.app.jobs.Stages;
import io.farmhand.farm.Farm;
import io.farmhand.monitor.Observation;
import io.farmhand.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A farm of functions that takes inputs for as long as it is open, as many at a time as its file
 * says.
 *
 * <p>Everything is in memory: while it is open, every accepted input comes to its end and its
 * result is kept until it is fetched or too old; what is open or not fetched is lost when the
 * process dies.
 */
public final class FarmService implements AutoCloseable {
  private static final long MOST_HELD_BYTES = 256L << 20;
  private static final double SHARE_TO_WAIT_FOR = 0.1;
  private static final int LONGEST_WAIT_SECONDS = 30;

  private final FarmFile file;
  private final Stages stages;
  private final JobStore store;
  private final JobFlow flow;
  private final Callbacks callbacks;
  private final Farm<Piece, byte[]> farm;
  private final AtomicLong refused = new AtomicLong();
  private final Object admitting = new Object();
  private long accepted;
  private long ended;
  private long failed;
  private boolean ending;

  private FarmService(FarmFile file, Stages stages, TimeSource time) {
    this.file = file;
    this.stages = stages;
    store = new JobStore(file.keep(), time);
    callbacks = new Callbacks(store, time);
    flow = new JobFlow(stages, this::ended);
    farm =
        stages
            .farm()
            .workers(file.initial())
            .controller(file.controller().factory(), file.control())
            .collect(flow::settled)
            .open();
  }

  /** Opens a farm whose functions are those of {@code stages}, which stay the caller's. */
  public static FarmService open(FarmFile file, Stages stages, TimeSource time) {
    return new FarmService(file, stages, time);
  }

  /**
   * Offers an input.
   *
   * @param name what people call it
   * @param key of the caller's: an input that is offered again under it is taken only once
   * @param callback where the result is to be sent
   */
  public Admission offer(
      Optional<String> name, byte[] input, Optional<String> key, Optional<URI> callback) {
    Job job;
    synchronized (admitting) {
      Optional<Job> known = key.flatMap(store::known);
      if (known.isPresent()) {
        return new Admission.Accepted(known.get(), false);
      }
      if (ending) {
        return new Admission.Ending();
      }
      if (accepted - ended >= file.queue() || store.heldBytes() >= MOST_HELD_BYTES) {
        refused.incrementAndGet();
        return new Admission.Full(retryAfter());
      }
      accepted++;
      job = store.open(name, input, key);
      callback.ifPresent(url -> callbacks.expect(job, url));
      if (!stages.hasEmitter()) {
        // Waits for nobody: the farm has room for as many tasks as inputs are accepted.
        begin(job);
        return new Admission.Accepted(job, true);
      }
    }
    Thread.startVirtualThread(() -> begin(job));
    return new Admission.Accepted(job, true);
  }

  private void begin(Job job) {
    try {
      flow.start(job, farm::submit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** About the time in which a tenth of the queue gets free. */
  private Duration retryAfter() {
    double rate = observe().window().completionsPerSecond();
    double seconds = rate > 0 ? Math.ceil(SHARE_TO_WAIT_FOR * file.queue() / rate) : 1;
    return Duration.ofSeconds((long) Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS));
  }

  private void ended(Job job) {
    store.ended(job);
    callbacks.ended(job);
    synchronized (admitting) {
      ended++;
      failed += job.end().join().isDone() ? 0 : 1;
      admitting.notifyAll();
    }
  }

  /** The job of this number, unless it was never there or is there no more. */
  public Optional<Job> find(long id) {
    return store.find(id);
  }

  /** Takes note that somebody has the result of a job. */
  void fetched(Job job) {
    store.fetched(job);
  }

  JobStore store() {
    return store;
  }

  FarmFile file() {
    return file;
  }

  /** The farm at this moment. */
  public Observation observe() {
    return farm.observe();
  }

  /**
   * How many inputs came to what.
   *
   * @param open accepted and not ended
   * @param refused not accepted for want of room
   * @param expired results that nobody fetched in time
   */
  record Counts(long accepted, long ended, long failed, long open, long refused, long expired) {}

  Counts counts() {
    synchronized (admitting) {
      return new Counts(accepted, ended, failed, accepted - ended, refused.get(), store.expired());
    }
  }

  /** Whether it takes no more inputs. */
  boolean isEnding() {
    synchronized (admitting) {
      return ending;
    }
  }

  /**
   * Takes no more inputs and waits until those accepted have ended and callbacks were sent.
   *
   * @return whether they did within {@code patience}
   */
  public boolean drain(Duration patience) throws InterruptedException {
    long end = TimeSource.system().nanos() + patience.toNanos();
    synchronized (admitting) {
      ending = true;
      while (accepted > ended) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - TimeSource.system().nanos());
        if (left <= 0) {
          return false;
        }
        admitting.wait(left);
      }
    }
    return callbacks.drain(Duration.ofNanos(Math.max(0, end - TimeSource.system().nanos())));
  }

  /** Jobs that have ended and whose results nobody has fetched. */
  public List<Job> unfetched() {
    return store.unfetched();
  }

  /** Cancels what is left. */
  @Override
  public void close() {
    synchronized (admitting) {
      ending = true;
    }
    farm.abort();
    farm.close();
    flow.close();
    callbacks.close();
  }
}

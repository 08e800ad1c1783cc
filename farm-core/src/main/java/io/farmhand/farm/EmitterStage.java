package io.farmhand.farm;

import io.farmhand.task.FarmClosedException;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The first stage: runs emitters one after the other. */
final class EmitterStage<I> {
  private final Emitter.Outlet<I> outlet;
  private final LinkedBlockingQueue<Job<I>> jobs = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private @Nullable Thread thread;
  private boolean closed;

  private record Job<I>(Emitter<I> emitter, CompletableFuture<Void> done, boolean last) {}

  EmitterStage(Emitter.Outlet<I> outlet) {
    this.outlet = outlet;
  }

  synchronized CompletableFuture<Void> add(Emitter<I> emitter) {
    if (closed) {
      throw new FarmClosedException();
    }
    Job<I> job = new Job<>(emitter, new CompletableFuture<>(), false);
    jobs.add(job);
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("farmhand-emitter").start(this::run);
    }
    return job.done;
  }

  /** Emitters that wait for their turn. */
  synchronized int waiting() {
    // The job that ends the thread stands behind all others once closed.
    return closed ? Math.max(0, jobs.size() - 1) : jobs.size();
  }

  /**
   * Takes no more emitters and waits for those it has.
   *
   * @return false when they were not done after {@code patience}
   */
  boolean close(Duration patience) throws InterruptedException {
    synchronized (this) {
      closed = true;
      if (thread == null) {
        return true;
      }
      jobs.add(new Job<>(_ -> {}, ended, true));
    }
    try {
      ended.get(TimeSource.nanosOf(patience), TimeUnit.NANOSECONDS);
      return true;
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      return false;
    }
  }

  /** Ends the emitter that runs and drops the others. */
  synchronized void abort() {
    closed = true;
    for (Job<I> job = jobs.poll(); job != null; job = jobs.poll()) {
      if (!job.last) {
        job.done.completeExceptionally(new CancellationException("The farm was aborted"));
      }
    }
    jobs.add(new Job<>(_ -> {}, ended, true));
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    while (!ended.isDone()) {
      try {
        Job<I> job = jobs.take();
        run(job);
      } catch (InterruptedException _) {
        // abort() has left the job that ends this loop.
      }
    }
  }

  private void run(Job<I> job) {
    try {
      job.emitter.emit(outlet);
      job.done.complete(null);
    } catch (Throwable e) {
      job.done.completeExceptionally(e);
    }
  }
}

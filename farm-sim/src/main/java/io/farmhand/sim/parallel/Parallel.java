package io.farmhand.sim.parallel;

import io.farmhand.check.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Does the same work for each of many items on several threads.
 *
 * <p>Which thread does which item is open. The result is the same whatever the number of threads as
 * long as an item's work depends on the item alone and goes to a place of its own.
 */
public final class Parallel {
  private static final long END_MILLIS = 1000;

  private final int jobs;

  private Parallel(int jobs) {
    this.jobs = jobs;
  }

  /** On so many threads, at least 1. */
  public static Parallel of(int jobs) {
    Require.that(jobs >= 1, "jobs", jobs, "at least 1");
    return new Parallel(jobs);
  }

  /**
   * The work for one item.
   *
   * @param <C> what a thread keeps from one item to the next, such as a simulator
   */
  @FunctionalInterface
  public interface Work<C> {
    /** Does it. */
    void run(C context, int item);
  }

  /**
   * Does the work for the items 0 .. {@code count} - 1; returns when all is done.
   *
   * <p>When one fails, no others are begun and the failure is thrown. When the calling thread is
   * interrupted, those that do the work are too, and are given a second to end; one that still goes
   * on is left to itself.
   *
   * @param context makes what each thread keeps
   * @param work the work
   * @param done hears how many items are done, from any thread
   * @throws CancellationException when the calling thread is interrupted, which it then still is
   */
  public <C> void run(int count, Supplier<C> context, Work<C> work, IntConsumer done) {
    Run<C> run = new Run<>(count, context, work, done);
    int threads = Math.min(jobs, count);
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.max(1, threads), Thread.ofPlatform().daemon().name("farmhand-job-", 0).factory());
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(pool.submit(run::work));
    }
    await(run, pool, workers);
  }

  private static void await(Run<?> run, ExecutorService pool, List<Future<?>> workers) {
    try {
      for (Future<?> worker : workers) {
        worker.get();
      }
      pool.close();
    } catch (ExecutionException failure) {
      pool.close();
      switch (failure.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(failure);
      }
    } catch (InterruptedException interrupted) {
      run.stopped.set(true);
      end(pool);
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted");
    }
  }

  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    try {
      var _ = pool.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      // Asked for a second time: then at once.
    }
  }

  private static final class Run<C> {
    private final int count;
    private final Supplier<C> context;
    private final Work<C> work;
    private final IntConsumer done;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    Run(int count, Supplier<C> context, Work<C> work, IntConsumer done) {
      this.count = count;
      this.context = context;
      this.work = work;
      this.done = done;
    }

    void work() {
      boolean well = false;
      try {
        C own = context.get();
        for (int item = next.getAndIncrement();
            item < count && !stopped.get();
            item = next.getAndIncrement()) {
          work.run(own, item);
          done.accept(finished.incrementAndGet());
        }
        well = true;
      } finally {
        if (!well) {
          stopped.set(true);
        }
      }
    }
  }
}

package io.farmhand.sim.parallel;

import io.farmhand.check.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
   * <p>When one fails, no others are begun and the failure is thrown.
   *
   * @param context makes what each thread keeps
   * @param work the work
   * @param done hears how many items are done, from any thread
   * @throws CancellationException when the calling thread is interrupted, which it then still is
   */
  public <C> void run(int count, Supplier<C> context, Work<C> work, IntConsumer done) {
    Run<C> run = new Run<>(count, context, work, done);
    int threads = Math.min(jobs, count);
    if (threads <= 1) {
      run.work();
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(run::work));
      }
      await(run, workers);
    }
  }

  private static void await(Run<?> run, List<Future<?>> workers) {
    try {
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(failure);
      }
    } catch (InterruptedException interrupted) {
      run.stopped.set(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
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

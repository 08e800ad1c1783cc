package io.farmhand.lab.overhead;

import io.farmhand.lab.overhead.Contender.Session;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;

/** The JDK's executors and streams. */
final class Pools {
  private static final int GRAIN = 4096;

  private Pools() {}

  static List<Contender> contenders() {
    return List.of(
        new Contender("ForkJoin over a chunked range (no stream)", 1, Range::new),
        futures("ForkJoin futures, in order", () -> new ForkJoinPool(Contender.WORKERS)),
        futures("fixed pool, futures", () -> Executors.newFixedThreadPool(Contender.WORKERS)),
        futures("virtual thread per task, futures", Executors::newVirtualThreadPerTaskExecutor),
        new Contender("Gatherers.mapConcurrent(2)", 100, Pools::mapConcurrent));
  }

  private static Contender futures(String name, Supplier<ExecutorService> executor) {
    return new Contender(name, 4, work -> new Futures(work, executor.get()));
  }

  private static Session mapConcurrent(Work work) {
    return tasks ->
        LongStream.range(0, tasks)
            .boxed()
            .gather(Gatherers.mapConcurrent(Contender.WORKERS, work::apply))
            .mapToLong(Long::longValue)
            .sum();
  }

  private static final class Futures implements Session {
    private final Work work;
    private final ExecutorService executor;

    Futures(Work work, ExecutorService executor) {
      this.work = work;
      this.executor = executor;
    }

    @Override
    public long run(int tasks) throws Exception {
      return Windowed.run(
          tasks, input -> executor.submit(() -> work.apply(input)), Future<Long>::get);
    }

    @Override
    public void close() {
      executor.close();
    }
  }

  /** All tasks are known beforehand, so that halves of them can be handed over. */
  private static final class Range implements Session {
    private final Work work;
    private final ForkJoinPool pool = new ForkJoinPool(Contender.WORKERS);

    Range(Work work) {
      this.work = work;
    }

    @Override
    public long run(int tasks) {
      return pool.invoke(new Part(work, 0, tasks));
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  private static final class Part extends RecursiveTask<Long> {
    private static final long serialVersionUID = 1L;

    private final transient Work work;
    private final long from;
    private final long to;

    Part(Work work, long from, long to) {
      this.work = work;
      this.from = from;
      this.to = to;
    }

    @Override
    protected Long compute() {
      if (to - from <= GRAIN) {
        return work.sum(from, to);
      }
      long middle = (from + to) >>> 1;
      Part upper = new Part(work, middle, to);
      upper.fork();
      return new Part(work, from, middle).compute() + upper.join();
    }
  }
}

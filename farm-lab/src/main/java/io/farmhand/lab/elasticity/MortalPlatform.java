package io.farmhand.lab.elasticity;

import io.farmhand.platform.Platform;
import io.farmhand.platform.WorkerLostException;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Workers of this process that die of the first attempt at a {@link Deadly} task. */
final class MortalPlatform implements Platform.Individual {
  /** What workers die of. */
  interface Deadly {
    /** A worker dies at {@code nanos}. */
    void killed(long nanos);
  }

  @Override
  public String name() {
    return "mortal";
  }

  @Override
  public <I, O> Fleet<I, O> open(FarmFunction<I, O> function, TimeSource time) {
    AtomicInteger started = new AtomicInteger();
    return new Fleet<>() {
      @Override
      public CompletableFuture<Worker<I, O>> start() {
        String name = "mortal-" + started.incrementAndGet();
        return CompletableFuture.completedFuture(new MortalWorker<>(name, function, time));
      }

      @Override
      public void close() {}
    };
  }

  private record MortalWorker<I, O>(String name, FarmFunction<I, O> function, TimeSource time)
      implements Worker<I, O> {
    @Override
    public O call(Task<I> task) throws Exception {
      if (task.attempt() == 1 && task.payload() instanceof Deadly deadly) {
        deadly.killed(time.nanos());
        throw new WorkerLostException("died of " + task, null);
      }
      return function.apply(task);
    }

    @Override
    public void stop() {}
  }
}

package io.farmhand.platform;

import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.Cancellable;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The workers of one farm in this process. */
final class LocalFleet<I, O> implements Platform.Fleet<I, O> {
  private final FarmFunction<I, O> function;
  private final TimeSource time;
  private final LocalPlatform platform;
  private final AtomicInteger started = new AtomicInteger();

  LocalFleet(FarmFunction<I, O> function, TimeSource time, LocalPlatform platform) {
    this.function = function;
    this.time = time;
    this.platform = platform;
  }

  @Override
  public CompletableFuture<Platform.Worker<I, O>> start() {
    LocalWorker worker = new LocalWorker("local-" + started.incrementAndGet());
    Duration delay = platform.drawStartup();
    if (delay.isZero()) {
      return CompletableFuture.completedFuture(worker);
    }
    CompletableFuture<Platform.Worker<I, O>> start = new CompletableFuture<>();
    Cancellable timer = time.after(delay.toNanos(), () -> start.complete(worker));
    var _ = start.whenComplete((_, _) -> timer.cancel());
    return start;
  }

  @Override
  public void close() {}

  private final class LocalWorker implements Platform.Worker<I, O> {
    private final String name;
    private final double slowness = platform.drawSlowness();

    LocalWorker(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public O call(Task<I> task) throws Exception {
      if (platform.plain()) {
        return function.apply(task);
      }
      time.sleep(platform.drawOverhead());
      double death = platform.drawDeath();
      if (death < 0.5) {
        throw new WorkerLostException("died before " + task + " began", null);
      }
      O result =
          ScopedValue.where(LocalPlatform.SLOWNESS, slowness).call(() -> function.apply(task));
      if (death < 1) {
        throw new WorkerLostException("died after " + task + " had ended", null);
      }
      return result;
    }

    @Override
    public void stop() {}
  }
}

package io.farmhand.sim.calibration;

import io.farmhand.platform.Platform;
import io.farmhand.platform.WorkerLostException;
import io.farmhand.sim.SimException;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Workers that are started one by one. */
final class ProbedFleet implements Probed {
  private static final long PATIENCE_MINUTES = 10;

  private final Platform.Fleet<ScenarioTask, Double> fleet;
  private final TimeSource time;
  private final ConcurrentHashMap<Integer, Platform.Worker<ScenarioTask, Double>> workers =
      new ConcurrentHashMap<>();
  private final List<Double> startups = new CopyOnWriteArrayList<>();
  private final List<Double> stops = new ArrayList<>();
  private final AtomicInteger deaths = new AtomicInteger();

  ProbedFleet(
      Platform.Individual platform, FarmFunction<ScenarioTask, Double> function, TimeSource time) {
    this.time = time;
    fleet = platform.open(function, time);
  }

  @Override
  public void restart(int count) throws InterruptedException {
    stop();
    List<CompletableFuture<Platform.Worker<ScenarioTask, Double>>> starts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      starts.add(start());
    }
    for (int i = 0; i < count; i++) {
      workers.put(i, await(starts.get(i)));
    }
  }

  @Override
  public void stop() {
    if (!workers.isEmpty()) {
      long asked = time.nanos();
      workers.values().forEach(Platform.Worker::stop);
      workers.clear();
      stops.add((time.nanos() - asked) * 1e-9);
    }
  }

  private CompletableFuture<Platform.Worker<ScenarioTask, Double>> start() {
    long asked = time.nanos();
    return fleet
        .start()
        .thenApply(
            worker -> {
              startups.add((time.nanos() - asked) * 1e-9);
              return worker;
            });
  }

  private static <T> T await(CompletableFuture<T> start) throws InterruptedException {
    try {
      return start.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } catch (ExecutionException failed) {
      throw new SimException("a worker could not be started: " + failed.getCause(), failed);
    } catch (TimeoutException late) {
      throw new SimException(
          "a worker was not ready within " + PATIENCE_MINUTES + " minutes; is the platform well?",
          late);
    }
  }

  @Override
  public List<Double> startupSeconds() {
    return List.copyOf(startups);
  }

  @Override
  public List<Double> stopSeconds() {
    return List.copyOf(stops);
  }

  @Override
  public boolean knowsWorkers() {
    return true;
  }

  @Override
  public @Nullable Double call(int worker, ScenarioTask task) throws Exception {
    Platform.Worker<ScenarioTask, Double> callee = workers.get(worker);
    if (callee == null) {
      throw new IllegalStateException("no worker " + worker + " was started");
    }
    try {
      return callee.call(new ProbeTask(task, time.nanos()));
    } catch (WorkerLostException lost) {
      deaths.incrementAndGet();
      workers.put(worker, await(start()));
      return null;
    }
  }

  @Override
  public int deaths() {
    return deaths.get();
  }

  @Override
  public void close() {
    stop();
    fleet.close();
  }
}

package io.farmhand.sim.calibration;

import io.farmhand.platform.NotAcceptedException;
import io.farmhand.platform.Platform;
import io.farmhand.platform.WorkerLostException;
import io.farmhand.sim.SimException;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Workers of which only the number can be asked for. */
final class ProbedCrew implements Probed {
  private static final long PATIENCE_MINUTES = 10;
  private static final Duration RETRY = Duration.ofMillis(5);

  private final Platform.Crew<ScenarioTask, Double> crew;
  private final TimeSource time;
  private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
  private final List<Double> startups = new ArrayList<>();
  private final List<Double> stops = new ArrayList<>();
  private final AtomicInteger deaths = new AtomicInteger();
  private int ready;

  /** So many are ready since then. */
  private record Change(int ready, long nanos) {}

  ProbedCrew(
      Platform.Group platform, FarmFunction<ScenarioTask, Double> function, TimeSource time) {
    this.time = time;
    crew = platform.open(function, time, count -> changes.add(new Change(count, time.nanos())));
  }

  @Override
  public void prepare() throws InterruptedException {
    restart(1);
    stop();
    startups.clear();
    stops.clear();
  }

  @Override
  public void restart(int count) throws InterruptedException {
    stop();
    changes.clear();
    long asked = time.nanos();
    crew.resize(count);
    while (ready < count) {
      Change change = next();
      for (; ready < change.ready(); ready++) {
        startups.add((change.nanos() - asked) * 1e-9);
      }
    }
  }

  @Override
  public void stop() throws InterruptedException {
    long asked = time.nanos();
    boolean any = ready > 0;
    long gone = asked;
    crew.resize(0);
    while (ready > 0) {
      Change change = next();
      ready = change.ready();
      gone = change.nanos();
    }
    if (any) {
      stops.add((gone - asked) * 1e-9);
    }
  }

  private Change next() throws InterruptedException {
    Change change = changes.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
    if (change == null) {
      throw new SimException(
          "the platform did not reach the number of workers that was asked for within "
              + PATIENCE_MINUTES
              + " minutes; is it well?");
    }
    return change;
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
    return false;
  }

  @Override
  public @Nullable Double call(int worker, ScenarioTask task) throws Exception {
    while (true) {
      try {
        return crew.call(new ProbeTask(task, time.nanos()));
      } catch (WorkerLostException lost) {
        deaths.incrementAndGet();
        return null;
      } catch (NotAcceptedException full) {
        TimeSource.system().sleep(RETRY);
      }
    }
  }

  @Override
  public int deaths() {
    return deaths.get();
  }

  @Override
  public void close() {
    crew.close();
  }
}

package io.farmhand.sim.calibration;

import io.farmhand.platform.Platform;
import io.farmhand.sim.SimException;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.TimeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures a live platform through nothing but its interface: workers are started together, round
 * by round, and those of the last round do tasks side by side.
 *
 * <p>A worker's first task does not count, as it pays for what is done once. Times are those of the
 * time source.
 */
public final class Calibration {
  private static final int LEAST_CALLS = 3;

  private final FarmFunction<ScenarioTask, Double> function;
  private final TimeSource time;
  private final CalibrationSettings settings;
  private final Platform platform;

  private Calibration(
      Platform platform,
      FarmFunction<ScenarioTask, Double> function,
      TimeSource time,
      CalibrationSettings settings) {
    this.platform = platform;
    this.function = function;
    this.time = time;
    this.settings = settings;
  }

  /**
   * A calibration of a platform.
   *
   * @param function does a task and returns how many seconds the work itself took
   */
  public static Calibration of(
      Platform platform,
      FarmFunction<ScenarioTask, Double> function,
      TimeSource time,
      CalibrationSettings settings) {
    return new Calibration(platform, function, time, settings);
  }

  /**
   * Measures. When the thread is interrupted it ends early, with what has been measured so far.
   *
   * @throws SimException when workers cannot be started or tasks fail
   * @throws InterruptedException when nothing of any use was measured before the interrupt
   */
  public CalibrationResult run() throws InterruptedException {
    List<MeasuredCall> calls = Collections.synchronizedList(new ArrayList<>());
    try (Probed probed =
        switch (platform) {
          case Platform.Individual individual -> new ProbedFleet(individual, function, time);
          case Platform.Group group -> new ProbedCrew(group, function, time);
        }) {
      boolean complete = measure(probed, calls);
      if (complete) {
        probed.stop();
      }
      return new CalibrationResult(
          probed.startupSeconds(),
          probed.stopSeconds(),
          List.copyOf(calls),
          probed.deaths(),
          complete);
    }
  }

  /** Whether it came to its end. */
  private boolean measure(Probed probed, List<MeasuredCall> calls) throws InterruptedException {
    try {
      probed.prepare();
      for (int round = 0; round < settings.rounds(); round++) {
        probed.restart(settings.workers());
      }
      work(probed, calls);
      return true;
    } catch (InterruptedException interrupted) {
      if (calls.size() < LEAST_CALLS) {
        throw interrupted;
      }
      return false;
    }
  }

  private void work(Probed probed, List<MeasuredCall> all) throws InterruptedException {
    ExecutorService threads = Executors.newThreadPerTaskExecutor(platform.threads());
    try {
      List<Future<?>> working = new ArrayList<>();
      for (int worker = 0; worker < settings.workers(); worker++) {
        int number = worker;
        Callable<?> calls =
            () -> {
              work(probed, number, all);
              return number;
            };
        working.add(threads.submit(calls));
      }
      for (Future<?> calls : working) {
        calls.get();
      }
    } catch (ExecutionException failed) {
      throw new SimException(
          "a task failed on the platform "
              + platform.name()
              + " ("
              + failed.getCause()
              + "); make sure that one runs there before you calibrate",
          failed);
    } finally {
      threads.shutdownNow();
    }
  }

  private void work(Probed probed, int worker, List<MeasuredCall> calls) throws Exception {
    probed.call(worker, task(0));
    for (int i = 0; i < settings.tasks(); i++) {
      ScenarioTask task = task(i);
      long start = time.nanos();
      Double service = probed.call(worker, task);
      double held = (time.nanos() - start) * 1e-9;
      if (service != null) {
        int known = probed.knowsWorkers() ? worker : -1;
        calls.add(new MeasuredCall(known, task.size(), service, Math.max(0, held - service)));
      }
    }
  }

  private ScenarioTask task(int i) {
    double size = settings.size(i);
    double seconds = settings.sizes().secondsFor(size);
    return new ScenarioTask(i, "calibration", seconds, Double.POSITIVE_INFINITY, seconds, size);
  }
}

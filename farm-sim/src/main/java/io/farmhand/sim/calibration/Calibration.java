package io.farmhand.sim.calibration;

import io.farmhand.platform.Platform;
import io.farmhand.sim.SimException;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.TimeSource;
import java.util.ArrayList;
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
   * Measures.
   *
   * @throws SimException when workers cannot be started or tasks fail
   */
  public CalibrationResult run() throws InterruptedException {
    try (Probed probed =
        switch (platform) {
          case Platform.Individual individual -> new ProbedFleet(individual, function, time);
          case Platform.Group group -> new ProbedCrew(group, function, time);
        }) {
      for (int round = 0; round < settings.rounds(); round++) {
        probed.restart(settings.workers());
      }
      List<MeasuredCall> calls = work(probed);
      return new CalibrationResult(probed.startupSeconds(), calls, probed.deaths());
    }
  }

  private List<MeasuredCall> work(Probed probed) throws InterruptedException {
    List<MeasuredCall> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(platform.threads())) {
      List<Future<List<MeasuredCall>>> working = new ArrayList<>();
      for (int worker = 0; worker < settings.workers(); worker++) {
        int number = worker;
        Callable<List<MeasuredCall>> calls = () -> calls(probed, number);
        working.add(threads.submit(calls));
      }
      for (Future<List<MeasuredCall>> calls : working) {
        all.addAll(calls.get());
      }
    } catch (ExecutionException failed) {
      throw new SimException(
          "a task failed on the platform "
              + platform.name()
              + " ("
              + failed.getCause()
              + "); make sure that one runs there before you calibrate",
          failed);
    }
    return all;
  }

  private List<MeasuredCall> calls(Probed probed, int worker) throws Exception {
    List<MeasuredCall> calls = new ArrayList<>();
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
    return calls;
  }

  private ScenarioTask task(int i) {
    double size = settings.size(i);
    double seconds = settings.sizes().secondsFor(size);
    return new ScenarioTask(i, "calibration", seconds, Double.POSITIVE_INFINITY, seconds, size);
  }
}

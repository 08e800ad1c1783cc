package io.farmhand.app.scenario;

import io.farmhand.sim.random.Constant;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.workload.Trace;
import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * By how much this machine was late: tasks that arrived after their time, and work that took longer
 * than it should. The more time is compressed, the more it weighs. In seconds of the scenario.
 */
final class Lateness {
  private final Trace trace;
  private final double overheadSeconds;

  /** Whether tasks take as long on every worker, so that it is known how long. */
  private final boolean even;

  private final Mean arrivals = new Mean();
  private final Mean work = new Mean();
  private volatile long zeroNanos;

  Lateness(Trace trace, PlatformProfile platform) {
    this.trace = trace;
    overheadSeconds = platform.overhead().toNanos() * 1e-9;
    even = platform.slowness().equals(new Constant(1));
  }

  void startAt(long nanos) {
    zeroNanos = nanos;
  }

  synchronized void add(Outcome<ScenarioTask, Double> outcome) {
    Task<ScenarioTask> task = outcome.task();
    ScenarioTask planned = task.payload();
    arrivals.add((task.createdNanos() - zeroNanos) * 1e-9 - trace.arrivalSeconds(planned.index()));
    if (even && outcome instanceof Outcome.Completed<ScenarioTask, Double>) {
      double seconds = (task.finishedNanos() - task.startedNanos()) * 1e-9;
      work.add(seconds - planned.serviceSeconds() - overheadSeconds);
    }
  }

  synchronized Map<String, Object> describe() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("arrivals_late_mean_s", arrivals.mean());
    map.put("arrivals_late_max_s", arrivals.max);
    if (even) {
      map.put("work_late_mean_s", work.mean());
      map.put("work_late_max_s", work.max);
    }
    return map;
  }

  private static final class Mean {
    private double sum;
    private double max;
    private int count;

    void add(double value) {
      sum += value;
      max = Math.max(max, value);
      count++;
    }

    double mean() {
      return sum / count;
    }
  }
}

package io.farmhand.app.scenario;

import io.farmhand.app.view.Format;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.workload.Trace;
import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * By how much this machine was late: tasks that arrived after their time, and work that took longer
 * than it should. The more time is compressed, the more it weighs. In seconds of the scenario.
 */
final class Lateness {
  /** Lateness beyond this share of the mean service time distorts the run. */
  private static final double MUCH = 0.02;

  private final Trace trace;
  private final double overheadSeconds;
  private final double meanServiceSeconds;

  /** Whether tasks take as long on every worker, so that it is known how long. */
  private final boolean even;

  private final Mean arrivals = new Mean();
  private final Mean work = new Mean();
  private volatile long zeroNanos;

  Lateness(Trace trace, PlatformProfile platform) {
    this.trace = trace;
    meanServiceSeconds =
        IntStream.range(0, trace.size()).mapToDouble(trace::serviceSeconds).average().orElse(0);
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

  /** A row of the summary table, where there is something to tell. */
  synchronized void addRows(BiConsumer<String, String> table) {
    if (arrivals.count == 0) {
      return;
    }
    String text = "arrivals " + arrivals.text();
    text += even && work.count > 0 ? "; work " + work.text() : "";
    table.accept("Late by this machine", isMuch() ? text + "   try a lower --speed" : text);
  }

  private boolean isMuch() {
    double much = MUCH * meanServiceSeconds;
    return arrivals.mean() > much || (even && work.count > 0 && work.mean() > much);
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

    String text() {
      return Format.duration(Math.max(0, mean()))
          + " on average, "
          + Format.duration(max)
          + " at most";
    }
  }
}

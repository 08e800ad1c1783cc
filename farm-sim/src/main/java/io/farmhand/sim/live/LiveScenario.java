package io.farmhand.sim.live;

import io.farmhand.control.ControlSettings;
import io.farmhand.farm.Chunking;
import io.farmhand.farm.Deadline;
import io.farmhand.farm.Emitter;
import io.farmhand.farm.Farm;
import io.farmhand.farm.FarmBuilder;
import io.farmhand.farm.ServiceTime;
import io.farmhand.platform.Platform;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Trace;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.TimeSource;
import java.time.Duration;

/**
 * A scenario as a live farm sees it: how the farm is set up, and how its tasks arrive. Everything
 * happens in the scenario's own time, which may pass faster than real time.
 *
 * @param scenario what the scenario says
 * @param trace the tasks
 * @param time the scenario's own time
 */
public record LiveScenario(Scenario scenario, Trace trace, TimeSource time) {
  private static final int LEAST_CAPACITY = 1 << 14;
  private static final int MOST_CAPACITY = 1 << 20;
  private static final Duration LONGEST_SCALING = Duration.ofMinutes(10);

  /** A farm for it, without workers, controller and collector. */
  public <O> FarmBuilder<ScenarioTask, O> farm(
      FarmFunction<ScenarioTask, O> function, Platform platform) {
    return Farm.of(function)
        .platform(platform)
        .discipline(scenario.discipline())
        .capacity(Math.clamp(trace.size(), LEAST_CAPACITY, MOST_CAPACITY))
        .chunking(Chunking.single())
        .window(scenario.control().window())
        .deadline(Deadline.by(task -> duration(task.deadlineSeconds())))
        .serviceTime(ServiceTime.by(this::expectedOccupancy))
        .time(time);
  }

  /** What a task is expected to hold its worker for: its own time and that of the hand-over. */
  private Duration expectedOccupancy(ScenarioTask task) {
    return duration(task.estimateSeconds()).plus(scenario.platform().overhead());
  }

  /** How a control loop takes its decisions. */
  public ControlSettings control() {
    Scenario.Control control = scenario.control();
    return ControlSettings.of(scenario.limits())
        .withPeriod(control.step())
        .withFirstDecision(control.firstDecision())
        .withMaxDecisions(control.maxSteps())
        .withWaitWhileScaling(
            scenario.platform().scalingBlocks() ? LONGEST_SCALING : Duration.ZERO);
  }

  /**
   * Lets the tasks arrive that come from the start of a phase to the start of the next; those of
   * the last phase may come a little later.
   *
   * @param span the phase's place in the trace
   * @param zeroNanos when the run began, in its own time
   */
  public void emit(int span, Emitter.Outlet<ScenarioTask> outlet, long zeroNanos)
      throws InterruptedException {
    boolean last = span == trace.spans().size() - 1;
    double end = trace.spans().get(span).endSeconds();
    int from = span == 0 ? 0 : firstFrom(trace.spans().get(span).startSeconds());
    int to = last ? trace.size() : firstFrom(end);
    for (int i = from; i < to; i++) {
      sleepUntil(zeroNanos + nanos(trace.arrivalSeconds(i)));
      outlet.put(ScenarioTask.of(trace, i));
    }
    if (!last) {
      sleepUntil(zeroNanos + nanos(end));
    }
  }

  private int firstFrom(double seconds) {
    int i = 0;
    while (i < trace.size() && trace.arrivalSeconds(i) < seconds) {
      i++;
    }
    return i;
  }

  /** Blocks until that moment of the scenario's time. */
  public void sleepUntil(long atNanos) throws InterruptedException {
    for (long left = atNanos - time.nanos(); left > 0; left = atNanos - time.nanos()) {
      time.sleep(left);
    }
  }

  static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  static Duration duration(double seconds) {
    return Duration.ofNanos(nanos(seconds));
  }
}

package io.farmhand.sim.live;

import io.farmhand.farm.Emitter;
import io.farmhand.farm.Farm;
import io.farmhand.monitor.Observation;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.Trace;
import io.farmhand.task.FarmException;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Outcome;
import io.farmhand.time.Cancellable;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario on a live farm, from one decision to the next: the live counterpart of
 * {@link io.farmhand.sim.simulation.Episode}, with the same rhythm, ends and figures.
 *
 * <p>Time zero is the moment at which the first workers are ready. Not for use by several threads.
 */
public final class LiveEpisode implements AutoCloseable {
  private static final Duration READY_CHECK = Duration.ofMillis(2);
  private static final int CHECKS_PER_STEP = 500;

  private final Scenario scenario;
  private final Trace trace;
  private final LiveScenario live;
  private final TimeSource time;
  private final Farm<ScenarioTask, ?> farm;
  private final AtomicInteger settled = new AtomicInteger();
  private final AtomicInteger onTime = new AtomicInteger();
  private final AtomicReference<@Nullable Observation> firstArrival = new AtomicReference<>();
  private final AtomicReference<@Nullable Observation> scheduleEnd = new AtomicReference<>();
  private Cancellable alarm = () -> {};
  private Observation opening;
  private long zero;
  private long due;
  private int target;
  private int steps;
  private int actions;
  private long targets;
  private int maxTarget;

  private LiveEpisode(
      Scenario scenario, Trace trace, RandomStreams streams, Site site, TimeSource time) {
    this.scenario = scenario;
    this.trace = trace;
    this.time = time;
    live = new LiveScenario(scenario, trace, time);
    target = scenario.initialWorkers();
    maxTarget = target;
    farm = opened(site.function(), site, streams);
    opening = farm.observe();
  }

  private <O> Farm<ScenarioTask, O> opened(
      FarmFunction<ScenarioTask, O> function, Site site, RandomStreams streams) {
    return live.farm(function, site.platform(streams))
        .workers(target)
        .seed(streams.seed())
        .collect(this::collect)
        .open();
  }

  /**
   * Opens a farm, whose first workers begin to start.
   *
   * @param streams what the platform draws from
   * @param time the scenario's own time
   */
  public static LiveEpisode open(
      Scenario scenario, Trace trace, RandomStreams streams, Site site, TimeSource time) {
    return new LiveEpisode(scenario, trace, streams, site, time);
  }

  private void collect(Outcome<?, ?> outcome) {
    if (outcome.onTime()) {
      onTime.incrementAndGet();
    }
    settled.incrementAndGet();
  }

  /** Waits for the first workers, begins the load and goes to the first decision. */
  public void begin() throws InterruptedException {
    while (farm.observe().workers().ready() < scenario.initialWorkers()) {
      TimeSource.system().sleep(READY_CHECK);
    }
    zero = time.nanos();
    opening = farm.observe();
    long scheduleNanos = LiveScenario.nanos(trace.scheduleSeconds());
    alarm = time.after(scheduleNanos, () -> scheduleEnd.set(observe()));
    for (int span = 0; span < trace.spans().size(); span++) {
      int phase = span;
      var _ = farm.emit(outlet -> live.emit(phase, noting(outlet), zero));
    }
    due = scenario.control().firstDecision().toNanos();
    advance();
  }

  private Emitter.Outlet<ScenarioTask> noting(Emitter.Outlet<ScenarioTask> outlet) {
    return task -> {
      if (firstArrival.get() == null) {
        firstArrival.set(observe());
      }
      outlet.put(task);
    };
  }

  /** The farm at this moment; time and totals count from time zero. */
  public Observation observe() {
    return farm.observe().since(opening);
  }

  /** The workers asked for. */
  public int target() {
    return target;
  }

  /** When this decision was due, in nanoseconds from time zero. */
  public long nanos() {
    return due;
  }

  /** Whether every task has its outcome. */
  public boolean done() {
    return settled.get() == trace.size();
  }

  /** Whether no decision is left: every step is done, or every task has its outcome. */
  public boolean over() {
    return steps == scenario.control().maxSteps() || done();
  }

  /** Asks for {@code workers} and goes to the next decision. */
  public void act(int workers) throws InterruptedException {
    if (workers != target) {
      farm.resize(workers);
      target = workers;
      actions++;
    }
    steps++;
    targets += target;
    maxTarget = Math.max(maxTarget, target);
    due += scenario.control().step().toNanos();
    advance();
  }

  private void advance() throws InterruptedException {
    live.sleepUntil(zero + due);
    if (scenario.platform().scalingBlocks() && farm.controlled().scaling()) {
      long check = Math.max(1, scenario.control().step().toNanos() / CHECKS_PER_STEP);
      while (farm.controlled().scaling()) {
        time.sleep(check);
      }
      due = time.nanos() - zero;
    }
  }

  /**
   * Goes on to the last outcome with the pool as it is, and at least to the end of the schedule.
   *
   * @throws FarmException when the tasks could not be brought to their end
   */
  public EpisodeFigures finish() throws InterruptedException {
    live.sleepUntil(zero + LiveScenario.nanos(trace.scheduleSeconds()));
    scheduleEnd.compareAndSet(null, observe());
    farm.close();
    if (Thread.interrupted()) {
      throw new InterruptedException("while the last tasks came to their end");
    }
    Observation last = observe();
    Observation end = scheduleEnd.get() == null ? last : scheduleEnd.get();
    Observation first = firstArrival.get() == null ? last : firstArrival.get();
    double before = first.totals().workerSeconds();
    double after = end.totals().workerSeconds();
    return new EpisodeFigures(
        trace.size(),
        onTime.get(),
        trace.size() - settled.get(),
        steps,
        actions,
        (double) targets / steps,
        maxTarget,
        after - before,
        end.timeSeconds() - first.timeSeconds(),
        last.totals().workerSeconds() - after);
  }

  /** Stops everything at once; what is left is cancelled. */
  @Override
  public void close() {
    alarm.cancel();
    farm.abort();
    farm.close();
  }
}

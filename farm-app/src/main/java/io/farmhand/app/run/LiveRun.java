package io.farmhand.app.run;

import io.farmhand.app.report.RunFigures;
import io.farmhand.app.report.Tally;
import io.farmhand.app.view.Snapshot;
import io.farmhand.app.view.Snapshot.Stage;
import io.farmhand.control.ControlLoop;
import io.farmhand.control.Controlled;
import io.farmhand.control.DecisionRecord;
import io.farmhand.farm.Emitter;
import io.farmhand.farm.Farm;
import io.farmhand.monitor.Observation;
import io.farmhand.task.FarmClosedException;
import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import io.farmhand.time.Cancellable;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A farm at work from the start of its first workers to the last outcome.
 *
 * <p>Time zero is the moment at which all workers of the beginning are ready: then the sources and
 * the controller start. The controller ends with the last outcome.
 */
final class LiveRun<I, O> {
  private static final long NOT_KNOWN = -1;
  private static final Duration READY_CHECK = Duration.ofMillis(2);

  private final RunPlan<I, O> plan;
  private final RunLogs<I, O> logs;
  private final Tally tally;
  private final SourceGate gate = new SourceGate();
  private final TimeSource wall = TimeSource.system();
  private final Farm<I, O> farm;
  private final Optional<ControlLoop> loop;
  private final AtomicReference<@Nullable Observation> firstArrival = new AtomicReference<>();
  private final AtomicReference<@Nullable Observation> scheduleEnd = new AtomicReference<>();
  private final AtomicReference<@Nullable DecisionRecord> lastDecision = new AtomicReference<>();
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.STARTING);
  private volatile long acceptedInAll = NOT_KNOWN;
  private volatile @Nullable Throwable sourceFailure;
  private volatile Observation opening;
  private volatile long zeroNanos;
  private CompletableFuture<Void> sourcesDone = CompletableFuture.completedFuture(null);
  private Optional<Cancellable> scheduleAlarm = Optional.empty();
  private long wallStart;
  private long wallEnd;
  private double undecidedSeconds;

  LiveRun(RunPlan<I, O> plan, RunLogs<I, O> logs) {
    this.plan = plan;
    this.logs = logs;
    tally = new Tally(plan.workers);
    farm =
        plan.farm
            .time(plan.time)
            .seed(plan.seed)
            .workers(plan.workers)
            .collect(this::collect)
            .open();
    opening = farm.observe();
    loop =
        plan.control.map(
            control ->
                ControlLoop.of(new OfThisRun(), control.controller(), control.settings(), plan.time)
                    .listen(this::decided));
  }

  /** Runs to the end, which {@link #drain} or {@link #abort} may bring nearer. */
  void run() throws InterruptedException {
    awaitFirstWorkers();
    begin();
    // Closing at once would show the end of the sources as one more of them.
    awaitSources();
    farm.close();
    undecidedSeconds = undecidedSeconds();
    loop.ifPresent(ControlLoop::close);
    scheduleAlarm.ifPresent(Cancellable::cancel);
    wallEnd = wall.nanos();
  }

  /** The farm at this moment; time and totals count from time zero. */
  private Observation observe() {
    return farm.observe().since(opening);
  }

  /** The farm as controllers see it: they know nothing of what was before time zero. */
  private final class OfThisRun implements Controlled {
    @Override
    public Observation observe() {
      return LiveRun.this.observe();
    }

    @Override
    public void apply(int target) {
      farm.resize(target);
    }

    @Override
    public boolean scaling() {
      return farm.controlled().scaling();
    }
  }

  private void awaitFirstWorkers() throws InterruptedException {
    while (!gate.isShut() && observe().workers().ready() < plan.workers) {
      wall.sleep(READY_CHECK);
    }
  }

  private void begin() {
    wallStart = wall.nanos();
    zeroNanos = plan.time.nanos();
    opening = farm.observe();
    logs.tasks().startAt(zeroNanos);
    if (stage.compareAndSet(Stage.STARTING, Stage.RUNNING)) {
      loop.ifPresent(ControlLoop::start);
      scheduleAlarm =
          plan.schedule.map(length -> plan.time.after(length.toNanos(), this::markScheduleEnd));
      startSources();
    }
  }

  private void startSources() {
    List<CompletableFuture<Void>> sources = new ArrayList<>();
    try {
      for (RunPlan.Source<I> source : plan.sources) {
        Emitter<I> emitter = outlet -> source.emit(noting(outlet), zeroNanos);
        sources.add(farm.emit(gate.guard(emitter)));
      }
    } catch (FarmClosedException _) {
      // It was aborted at this very moment.
    }
    sourcesDone =
        CompletableFuture.allOf(sources.toArray(CompletableFuture[]::new))
            .whenComplete((_, failure) -> sourcesEnded(failure));
  }

  private void awaitSources() throws InterruptedException {
    try {
      sourcesDone.get();
    } catch (ExecutionException | CancellationException _) {
      // Kept by sourcesEnded().
    }
  }

  private Emitter.Outlet<I> noting(Emitter.Outlet<I> outlet) {
    return payload -> {
      if (firstArrival.get() == null) {
        firstArrival.compareAndSet(null, observe());
      }
      outlet.put(payload);
    };
  }

  private void sourcesEnded(@Nullable Throwable failure) {
    if (failure != null && !gate.isShut()) {
      sourceFailure = failure instanceof CompletionException e ? e.getCause() : failure;
    }
    if (gate.isShut()) {
      markScheduleEnd();
    }
    acceptedInAll = observe().totals().accepted();
    endControlIfDone();
  }

  /** Tasks that arrive all at once have no schedule; their time is that of the whole run. */
  private void markScheduleEnd() {
    if (plan.schedule.isPresent()) {
      scheduleEnd.compareAndSet(null, observe());
    }
  }

  private void collect(Outcome<I, O> outcome) {
    tally.add(outcome);
    logs.tasks().add(outcome);
    plan.outcomes.accept(outcome);
    endControlIfDone();
  }

  private void endControlIfDone() {
    long accepted = acceptedInAll;
    if (accepted != NOT_KNOWN && tally.outcomes() >= accepted) {
      loop.ifPresent(ControlLoop::close);
    }
  }

  private void decided(DecisionRecord decision) {
    lastDecision.set(decision);
    tally.add(decision);
    logs.add(decision);
  }

  /** Takes no more tasks; those accepted come to their end. */
  void drain() {
    stage.updateAndGet(now -> now == Stage.ABORTING ? now : Stage.DRAINING);
    gate.shut();
  }

  /** Cancels what is left. */
  void abort() {
    stage.set(Stage.ABORTING);
    gate.shut();
    farm.abort();
  }

  /** Whether {@link #abort} was called. */
  boolean wasAborted() {
    return stage.get() == Stage.ABORTING;
  }

  /** Why a source ended early, if one did by itself. */
  @Nullable Throwable sourceFailure() {
    return sourceFailure;
  }

  /** The tasks that failed, the latest of them if they are many. */
  List<Outcome.Failed<I, O>> failures() {
    return farm.deadLetters();
  }

  /** The run at this moment. */
  Snapshot snapshot() {
    Stage now = stage.get();
    Observation seen = observe();
    return new Snapshot(
        plan.title,
        now,
        now == Stage.STARTING ? -1 : seen.timeSeconds(),
        plan.speed,
        plan.total,
        plan.schedule.map(length -> length.toNanos() * 1e-9).orElse(Double.NaN),
        tally.failed(),
        tally.deadlines(),
        seen,
        Optional.ofNullable(lastDecision.get()),
        decidingSeconds());
  }

  /** How long the controller has been at its last decision, where others would have been due. */
  private double undecidedSeconds() {
    double period =
        plan.control
            .map(control -> control.settings().periodFor(control.controller()).toNanos() * 1e-9)
            .orElse(Double.NaN);
    double deciding = decidingSeconds();
    return deciding > period ? deciding : 0;
  }

  private double decidingSeconds() {
    return loop.flatMap(ControlLoop::deciding)
        .map(each -> each.toNanos() * 1e-9)
        .orElse(Double.NaN);
  }

  /** What came out of it; only after {@link #run}. */
  RunFigures figures() {
    Observation last = observe();
    Observation first = Optional.ofNullable(firstArrival.get()).orElse(last);
    Observation end = Optional.ofNullable(scheduleEnd.get()).orElse(last);
    double finished =
        tally.lastCollectedNanos() == Task.NEVER
            ? end.timeSeconds()
            : (tally.lastCollectedNanos() - zeroNanos) * 1e-9;
    RunFigures.Times times =
        new RunFigures.Times(
            firstArrival.get() == null ? Double.NaN : first.timeSeconds(),
            end.timeSeconds(),
            finished,
            (wallEnd - wallStart) * 1e-9);
    return tally.figures(
        last.totals().accepted(),
        times,
        undecidedSeconds,
        end.totals().workerSeconds() - first.totals().workerSeconds(),
        last.totals().workerSeconds() - end.totals().workerSeconds());
  }
}

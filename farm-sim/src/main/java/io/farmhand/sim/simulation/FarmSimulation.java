package io.farmhand.sim.simulation;

import io.farmhand.control.Controlled;
import io.farmhand.monitor.Gauges;
import io.farmhand.monitor.Observation;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Trace;
import io.farmhand.task.RetryPolicy;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A farm in simulated time: one task to a worker at a time, results collected at once.
 *
 * <p>It waits in the lines of core's queue disciplines and is observed through core's definitions;
 * the pool follows the rules of {@link io.farmhand.platform.WorkerPool}. As on the live farm a task
 * holds its worker for the platform's overhead and its service time, and its expected service time
 * counts both. Windows are exact here, where the live monitor's end is coarse by 1/64.
 *
 * <p>The same trace and streams give the same run to the last bit. Not for use by several threads.
 */
public final class FarmSimulation implements Controlled {
  private static final long NEVER = Long.MAX_VALUE;
  static final SimulationListener DEAF = new SimulationListener() {};

  private final Scenario scenario;
  private final long overhead;
  private final long window;
  private final double failureRate;
  private final SimulatedPool pool;
  private final BusyWorkers busy = new BusyWorkers();
  private final TaskLedger ledger = new TaskLedger(RetryPolicy.none().maxDeaths());
  private final SimulatedLine line;
  private RandomGenerator failures = () -> 0;
  private SimulationListener listener = DEAF;
  private boolean heard;

  private Trace trace;
  private long now;
  private int next;
  private long nextArrival;
  private int deadLetters;
  private int onTime;
  private int phasesBegun;
  private long waitNanos;
  private long busyNanos;

  /** A farm for a scenario; {@link #reset} begins a run. */
  public FarmSimulation(Scenario scenario) {
    this.scenario = scenario;
    PlatformProfile platform = scenario.platform();
    overhead = platform.overhead().toNanos();
    window = scenario.control().window().toNanos();
    failureRate = platform.failureRate();
    pool = new SimulatedPool(platform);
    line = new SimulatedLine(scenario.discipline());
    trace = Trace.empty();
  }

  /** The same run every time for the same trace and streams. */
  public void reset(Trace newTrace, RandomStreams streams) {
    reset(newTrace, streams, DEAF);
  }

  /** The same with a listener to every event. */
  public void reset(Trace newTrace, RandomStreams streams, SimulationListener newListener) {
    reset(newTrace, streams, scenario.initialWorkers(), newListener);
  }

  /** The same with another number of workers that are ready at the start. */
  void reset(Trace newTrace, RandomStreams streams, int workers, SimulationListener newListener) {
    trace = newTrace;
    ledger.open(newTrace);
    listener = newListener;
    heard = !newListener.equals(DEAF);
    failures = streams.stream("failures");
    line.clear();
    busy.clear();
    now = 0;
    next = 0;
    nextArrival = ledger.arrival(0);
    deadLetters = 0;
    onTime = 0;
    phasesBegun = 0;
    waitNanos = 0;
    busyNanos = 0;
    pool.reset(workers, streams, listener);
  }

  /** The time in nanoseconds since the start of the load. */
  public long nanos() {
    return now;
  }

  /** Whether every task has its outcome. */
  public boolean done() {
    return ledger.settled() == ledger.size();
  }

  /** Simulates up to {@code nanos}, what happens at that moment included. */
  public void advanceTo(long nanos) {
    serveUntil(nanos);
    while (pool.nextEvent() <= nanos) {
      changePool();
      serveUntil(nanos);
    }
    now = nanos;
  }

  /** Simulates until every task has its outcome, or until none of the rest can be served. */
  public void finish() {
    serveUntil(NEVER - 1);
    while (!done() && pool.nextEvent() < NEVER) {
      changePool();
      serveUntil(NEVER - 1);
    }
  }

  /** When the next worker will be ready or gone; {@link Long#MAX_VALUE} if none is to be. */
  public long nextPoolChange() {
    return pool.nextEvent();
  }

  /** Lets a worker become ready or go. */
  private void changePool() {
    now = pool.nextEvent();
    if (pool.advance()) {
      serveNext(pool.takeIdle());
    }
  }

  /**
   * Lets tasks end and arrive up to {@code until}, or to the next change of the pool: what happens
   * at that moment included, ends first.
   */
  private void serveUntil(long until) {
    long limit = Math.min(until, pool.nextEvent());
    while (true) {
      long end = busy.firstEnd();
      if (nextArrival < end) {
        if (nextArrival > limit) {
          return;
        }
        now = nextArrival;
        arrive();
      } else {
        if (end > limit) {
          return;
        }
        now = end;
        if (!endFirst()) {
          limit = Math.min(until, pool.nextEvent());
        }
      }
    }
  }

  private void arrive() {
    int task = next++;
    nextArrival = ledger.arrival(next);
    if (heard) {
      listener.arrived(task, now);
    }
    beginOrWait(task);
  }

  private void beginOrWait(int task) {
    if (pool.hasIdle()) {
      begin(task, pool.takeIdle());
    } else {
      await(task);
    }
  }

  private void await(int task) {
    long expected = TaskLedger.nanos(trace.estimateSeconds(task)) + overhead;
    waitNanos -= now;
    line.add(task, ledger.arrival(task), ledger.deadline(task), expected);
  }

  private void begin(int task, int worker) {
    ledger.start(task, now);
    busyNanos -= now;
    if (heard) {
      listener.began(task, worker, now);
    }
    long hold = overhead + service(task, pool.slowness(worker));
    busy.add(now + (failureRate == 0 ? hold : holdOrDie(task, hold)), task, worker);
  }

  private long service(int task, double slowness) {
    return slowness == 1
        ? ledger.service(task)
        : TaskLedger.nanos(trace.serviceSeconds(task) * slowness);
  }

  /** Half of the deaths come before the service, the others after it and before the answer. */
  private long holdOrDie(int task, long hold) {
    double draw = failures.nextDouble();
    if (draw >= failureRate) {
      return hold;
    }
    ledger.condemn(task);
    return draw < failureRate / 2 ? overhead : hold;
  }

  /** The first of the busy workers is done with its task; whether the pool is as it was. */
  private boolean endFirst() {
    int worker = busy.firstWorker();
    int task = busy.firstTask();
    busy.removeFirst();
    busyNanos += now;
    if (failureRate > 0 && ledger.isCondemned(task)) {
      die(task, worker);
      return false;
    }
    boolean met = now <= ledger.deadline(task);
    settle(task, met);
    if (heard) {
      listener.finished(task, worker, met, now);
    }
    if (pool.stays(worker, now)) {
      serveNext(worker);
      return true;
    }
    return false;
  }

  private void die(int task, int worker) {
    boolean poison = ledger.died(task);
    if (heard) {
      listener.died(task, worker, poison, now);
    }
    if (poison) {
      deadLetters++;
      settle(task, false);
    } else {
      beginOrWait(task);
    }
    pool.die(worker, now);
  }

  private void settle(int task, boolean met) {
    ledger.settle(task, now);
    onTime += met ? 1 : 0;
  }

  private void serveNext(int worker) {
    if (line.size() == 0) {
      pool.rest(worker);
      return;
    }
    waitNanos += now;
    begin(line.poll(now), worker);
  }

  @Override
  public void apply(int target) {
    pool.resize(target, now);
  }

  @Override
  public boolean scaling() {
    return pool.starting() > 0;
  }

  @Override
  public Observation observe() {
    int inService = busy.count();
    Gauges gauges = new Gauges(now).sources(sources()).busy(inService);
    line.show(gauges);
    return new Observation(
        now * 1e-9,
        gauges.queues(inService, 0),
        pool.observe(inService),
        ledger.window(now, window, next),
        totals());
  }

  /** Phases that have not begun: what waits at the emitter of the live farm. */
  private int sources() {
    List<Trace.Span> spans = trace.spans();
    while (phasesBegun < spans.size()
        && TaskLedger.nanos(spans.get(phasesBegun).startSeconds()) <= now) {
      phasesBegun++;
    }
    return spans.size() - phasesBegun;
  }

  private Observation.Totals totals() {
    int settled = ledger.settled();
    return new Observation.Totals(
        next,
        settled,
        settled - deadLetters,
        deadLetters,
        0,
        settled - onTime,
        (waitNanos + now * line.size()) * 1e-9,
        (busyNanos + now * busy.count()) * 1e-9,
        workerSeconds(),
        pool.targetSeconds(now));
  }

  /** Integral of the workers from the start of the load, starting and draining ones too. */
  public double workerSeconds() {
    return pool.workerSeconds(now);
  }

  /** The workers asked for. */
  public int target() {
    return pool.target();
  }

  /** Tasks of the trace. */
  public int tasks() {
    return ledger.size();
  }

  /** Tasks that have no outcome yet, those that have not arrived among them. */
  public int unsettled() {
    return ledger.size() - ledger.settled();
  }

  /** Tasks that completed by their deadline. */
  public int onTime() {
    return onTime;
  }
}

package io.farmhand.sim.simulation;

import io.farmhand.control.Controlled;
import io.farmhand.monitor.Observation;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceTimes;
import java.util.List;

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
  private final long window;
  private final SimulatedPool pool;
  private final TaskFlow tasks;

  private Trace trace = Trace.empty();
  private int phasesBegun;

  /** A farm for a scenario; {@link #reset} begins a run. */
  public FarmSimulation(Scenario scenario) {
    this.scenario = scenario;
    window = scenario.control().window().toNanos();
    pool = new SimulatedPool(scenario.platform());
    tasks = new TaskFlow(scenario, pool);
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
    phasesBegun = 0;
    tasks.reset(newTrace, streams, newListener);
    pool.reset(workers, streams, newListener);
  }

  /** The time in nanoseconds since the start of the load. */
  public long nanos() {
    return tasks.now();
  }

  /** Whether every task has its outcome. */
  public boolean done() {
    return unsettled() == 0;
  }

  /** Simulates up to {@code nanos}, what happens at that moment included. */
  public void advanceTo(long nanos) {
    tasks.serveUntil(nanos);
    while (pool.nextEvent() <= nanos) {
      changePool();
      tasks.serveUntil(nanos);
    }
    tasks.passTo(nanos);
  }

  /** Simulates until every task has its outcome, or until none of the rest can be served. */
  public void finish() {
    tasks.serveUntil(NEVER - 1);
    while (!done() && pool.nextEvent() < NEVER) {
      changePool();
      tasks.serveUntil(NEVER - 1);
    }
  }

  /** When the next worker will be ready or gone; {@link Long#MAX_VALUE} if none is to be. */
  public long nextPoolChange() {
    return pool.nextEvent();
  }

  /** Lets a worker become ready or go. */
  private void changePool() {
    tasks.passTo(pool.nextEvent());
    if (pool.advance()) {
      tasks.serveNext(pool.takeIdle());
    }
  }

  @Override
  public void apply(int target) {
    pool.resize(target, nanos());
  }

  @Override
  public boolean scaling() {
    return pool.starting() > 0;
  }

  @Override
  public Observation observe() {
    return new Observation(
        nanos() * 1e-9,
        tasks.queues(sources()),
        pool.observe(tasks.inService()),
        tasks.window(window),
        tasks.totals());
  }

  /** Phases that have not begun: what waits at the emitter of the live farm. */
  private int sources() {
    List<Trace.Span> spans = trace.spans();
    while (phasesBegun < spans.size()
        && TraceTimes.nanos(spans.get(phasesBegun).startSeconds()) <= nanos()) {
      phasesBegun++;
    }
    return spans.size() - phasesBegun;
  }

  /** Integral of the workers from the start of the load, starting and draining ones too. */
  public double workerSeconds() {
    return pool.workerSeconds(nanos());
  }

  /** The workers asked for. */
  public int target() {
    return pool.target();
  }

  /** Tasks of the trace. */
  public int tasks() {
    return tasks.ledger().size();
  }

  /** Tasks that have no outcome yet, those that have not arrived among them. */
  public int unsettled() {
    return tasks.ledger().size() - tasks.settled();
  }

  /** Tasks that completed by their deadline. */
  public int onTime() {
    return tasks.ledger().onTime();
  }
}

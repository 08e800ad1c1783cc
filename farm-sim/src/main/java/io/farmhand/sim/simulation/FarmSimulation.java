package io.farmhand.sim.simulation;

import io.farmhand.control.Controlled;
import io.farmhand.monitor.Gauges;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.WindowSums;
import io.farmhand.queue.WaitingLine;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Trace;
import io.farmhand.task.RetryPolicy;
import java.util.Arrays;
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
  private final int maxDeaths = RetryPolicy.none().maxDeaths();
  private final SimulatedPool pool;
  private final BusyWorkers busy = new BusyWorkers();
  private final WindowSums sums = new WindowSums();
  private WaitingLine<SimulatedTask> line;
  private RandomGenerator failures = () -> 0;
  private SimulationListener listener = DEAF;
  private boolean heard;

  private Trace trace;
  private int size;
  private long now;
  private int next;
  private long nextArrival;
  private SimulatedTask[] tasks = {};
  private long[] created = {};
  private long[] deadline = {};
  private long[] started = {};
  private long[] finished = {};
  private int[] deaths = {};
  private int[] settled = {};
  private int settledCount;
  private int deadLetters;
  private int onTime;
  private int windowArrival;
  private int windowSettled;
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
    line = scenario.discipline().newLine();
    trace = Trace.empty();
  }

  /** The same run every time for the same trace and streams. */
  public void reset(Trace newTrace, RandomStreams streams) {
    reset(newTrace, streams, DEAF);
  }

  /** The same with a listener to every event. */
  public void reset(Trace newTrace, RandomStreams streams, SimulationListener newListener) {
    trace = newTrace;
    size = trace.size();
    reserve();
    listener = newListener;
    heard = !newListener.equals(DEAF);
    failures = streams.stream("failures");
    line = scenario.discipline().newLine();
    busy.clear();
    now = 0;
    next = 0;
    nextArrival = size == 0 ? NEVER : nanos(trace.arrivalSeconds(0));
    settledCount = 0;
    deadLetters = 0;
    onTime = 0;
    windowArrival = 0;
    windowSettled = 0;
    waitNanos = 0;
    busyNanos = 0;
    pool.reset(scenario.initialWorkers(), streams, listener);
  }

  private void reserve() {
    if (tasks.length >= size) {
      return;
    }
    int from = tasks.length;
    tasks = Arrays.copyOf(tasks, size);
    for (int i = from; i < size; i++) {
      tasks[i] = new SimulatedTask(i);
    }
    created = new long[size];
    deadline = new long[size];
    started = new long[size];
    finished = new long[size];
    deaths = new int[size];
    settled = new int[size];
  }

  /** The time in nanoseconds since the start of the load. */
  public long nanos() {
    return now;
  }

  /** Whether every task has its outcome. */
  public boolean done() {
    return settledCount == size;
  }

  /** Simulates up to {@code nanos}, what happens at that moment included. */
  public void advanceTo(long nanos) {
    while (step(nanos)) {
      // One event at a time.
    }
    now = nanos;
  }

  /** Simulates until every task has its outcome, or until none of the rest can be served. */
  public void finish() {
    while (settledCount < size && step(NEVER - 1)) {
      // One event at a time.
    }
  }

  /** When the next worker will be ready or gone; {@link Long#MAX_VALUE} if none is to be. */
  public long nextPoolChange() {
    return pool.nextEvent();
  }

  /**
   * Lets the next event happen unless it comes later than {@code until}; of several, ends first.
   */
  private boolean step(long until) {
    long end = busy.firstEnd();
    long change = pool.nextEvent();
    long first = Math.min(Math.min(end, nextArrival), change);
    if (first > until) {
      return false;
    }
    now = first;
    if (first == end) {
      endFirst();
    } else if (first == nextArrival) {
      arrive();
    } else if (pool.advance()) {
      serveNext(pool.takeIdle());
    }
    return true;
  }

  private void arrive() {
    int task = next++;
    nextArrival = next < size ? nanos(trace.arrivalSeconds(next)) : NEVER;
    created[task] = now;
    deadline[task] = now + nanos(trace.deadlineSeconds(task));
    deaths[task] = 0;
    if (heard) {
      listener.arrived(task, now);
    }
    if (pool.hasIdle()) {
      begin(task, pool.takeIdle());
    } else {
      await(task);
    }
  }

  private void await(int index) {
    SimulatedTask task = tasks[index];
    long expected = nanos(trace.estimateSeconds(index)) + overhead;
    task.describe(created[index], deadline[index], expected);
    waitNanos -= now;
    line.add(task);
  }

  private void begin(int task, int worker) {
    started[task] = now;
    busyNanos -= now;
    if (heard) {
      listener.began(task, worker, now);
    }
    long hold = overhead + nanos(trace.serviceSeconds(task) * pool.slowness(worker));
    busy.add(now + (failureRate == 0 ? hold : holdOrDie(task, hold)), task, worker);
  }

  /** Half of the deaths come before the service, the others after it and before the answer. */
  private long holdOrDie(int task, long hold) {
    double draw = failures.nextDouble();
    if (draw >= failureRate) {
      return hold;
    }
    deaths[task] = -deaths[task] - 1;
    return draw < failureRate / 2 ? overhead : hold;
  }

  private void endFirst() {
    int task = busy.firstTask();
    int worker = busy.firstWorker();
    busy.removeFirst();
    busyNanos += now;
    if (deaths[task] < 0) {
      die(task, worker);
      return;
    }
    boolean met = now <= deadline[task];
    settle(task, met);
    if (heard) {
      listener.finished(task, worker, met, now);
    }
    if (pool.stays(worker, now)) {
      serveNext(worker);
    }
  }

  private void die(int task, int worker) {
    deaths[task] = -deaths[task];
    boolean poison = deaths[task] >= maxDeaths;
    if (heard) {
      listener.died(task, worker, poison, now);
    }
    if (poison) {
      deadLetters++;
      settle(task, false);
    } else if (pool.hasIdle()) {
      begin(task, pool.takeIdle());
    } else {
      await(task);
    }
    pool.die(worker, now);
  }

  private void settle(int task, boolean met) {
    finished[task] = now;
    settled[settledCount++] = task;
    onTime += met ? 1 : 0;
  }

  private void serveNext(int worker) {
    SimulatedTask task = line.size() == 0 ? null : line.poll(now);
    if (task == null) {
      pool.rest(worker);
      return;
    }
    waitNanos += now;
    begin(task.index, worker);
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
    Gauges gauges = new Gauges(now).sources(sources()).busy(busy.count());
    line.forEach(gauges::waiting);
    return new Observation(
        now * 1e-9, gauges.queues(busy.count(), 0), pool.observe(busy.count()), window(), totals());
  }

  /** Phases that have not begun: what waits at the emitter of the live farm. */
  private int sources() {
    List<Trace.Span> spans = trace.spans();
    int begun = 0;
    while (begun < spans.size() && nanos(spans.get(begun).startSeconds()) <= now) {
      begun++;
    }
    return spans.size() - begun;
  }

  private Observation.Window window() {
    long from = now - window;
    while (windowArrival < next && created[windowArrival] < from) {
      windowArrival++;
    }
    while (windowSettled < settledCount && finished[settled[windowSettled]] < from) {
      windowSettled++;
    }
    sums.clear();
    sums.arrived(next - windowArrival);
    for (int i = windowSettled; i < settledCount; i++) {
      int task = settled[i];
      long end = finished[task];
      sums.collected(created[task], end, end <= deadline[task] && deaths[task] < maxDeaths);
      sums.served(created[task], started[task], end, deadline[task]);
    }
    return sums.over(Math.min(window, now) * 1e-9);
  }

  private Observation.Totals totals() {
    return new Observation.Totals(
        next,
        settledCount,
        settledCount - deadLetters,
        deadLetters,
        0,
        settledCount - onTime,
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
    return size;
  }

  /** Tasks that have no outcome yet, those that have not arrived among them. */
  public int unsettled() {
    return size - settledCount;
  }

  /** Tasks that completed by their deadline. */
  public int onTime() {
    return onTime;
  }

  private static long nanos(double seconds) {
    return (long) (seconds * 1e9 + 0.5);
  }
}

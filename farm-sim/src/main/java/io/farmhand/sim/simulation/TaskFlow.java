package io.farmhand.sim.simulation;

import io.farmhand.monitor.Gauges;
import io.farmhand.monitor.Observation;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Trace;
import io.farmhand.task.RetryPolicy;
import java.util.random.RandomGenerator;

/**
 * The tasks of a simulated farm on their way from arrival through the line and a worker to their
 * outcome, between changes of the pool.
 *
 * <p>Events are taken one by one, unless tasks are served in the order of arrival, none fails and
 * nobody listens: then each is taken from its arrival to its end at once, which gives the same to
 * the last bit and has no branches on chance.
 */
final class TaskFlow {
  private static final long NEVER = Long.MAX_VALUE;

  private final SimulatedPool pool;
  private final double failureRate;
  private final Services services = new Services();
  private final TaskLedger ledger;
  private final ArrivalLine arrivalLine;
  private final SimulatedLine line;
  private final InOrder inOrder;
  private RandomGenerator failures = () -> 0;
  private SimulationListener listener = FarmSimulation.DEAF;
  private boolean heard;
  private boolean taskByTask;

  private long now;
  private int next;
  private long nextArrival;
  private long waitNanos;
  private long begunNanos;
  private long lostNanos;

  TaskFlow(Scenario scenario, SimulatedPool pool) {
    this.pool = pool;
    failureRate = scenario.platform().failureRate();
    long overhead = scenario.platform().overhead().toNanos();
    ledger = new TaskLedger(RetryPolicy.none().maxDeaths(), overhead, services);
    arrivalLine = new ArrivalLine(ledger);
    inOrder = new InOrder(ledger, services, pool);
    boolean byArrival = scenario.discipline().equals(QueueDiscipline.FIFO) && failureRate == 0;
    line = byArrival ? arrivalLine : new DisciplineLine(scenario.discipline(), ledger);
  }

  void reset(Trace trace, RandomStreams streams, SimulationListener newListener) {
    ledger.open(trace);
    listener = newListener;
    heard = !newListener.equals(FarmSimulation.DEAF);
    taskByTask = line.equals(arrivalLine) && !heard;
    failures = streams.stream("failures");
    line.clear();
    services.clear(trace.size());
    now = 0;
    next = 0;
    nextArrival = ledger.arrival(0);
    waitNanos = 0;
    begunNanos = 0;
    lostNanos = 0;
  }

  /** The time in nanoseconds since the start of the load. */
  long now() {
    return now;
  }

  /** Nothing happens before {@code nanos}. */
  void passTo(long nanos) {
    now = nanos;
  }

  /** The accounts of the tasks. */
  TaskLedger ledger() {
    return ledger;
  }

  /** Tasks that have their outcome. */
  int settled() {
    return services.over();
  }

  /** Workers that hold a task. */
  int inService() {
    return services.busy();
  }

  /**
   * Lets tasks end and arrive up to {@code until}, or to the next change of the pool: what happens
   * at that moment included, ends first.
   */
  void serveUntil(long until) {
    if (taskByTask) {
      takeTasks(until);
    }
    if (!taskByTask || !services.packed()) {
      takeEvents(until);
    }
  }

  /** Task by task, but for the moments at which a worker leaves. */
  private void takeTasks(long until) {
    long limit = Math.min(until, pool.nextEvent());
    long leave = firstLeave();
    while (leave <= limit) {
      take(leave - 1);
      takeEvents(leave);
      limit = Math.min(until, pool.nextEvent());
      leave = firstLeave();
    }
    take(limit);
  }

  /** When the first worker leaves that does so after its task. */
  private long firstLeave() {
    if (pool.anyRetiring()) {
      for (int place = 0; place < services.busy(); place++) {
        if (pool.isRetiring(services.worker(place))) {
          return services.end(place);
        }
      }
    }
    return NEVER;
  }

  /** Tasks that arrive or wait, as long as they begin by {@code limit}. */
  private void take(long limit) {
    if (services.packed()) {
      long done = inOrder.serve(limit);
      waitNanos += inOrder.starts();
      begunNanos += inOrder.starts();
      arriveBy(done);
      if (done < limit) {
        services.unpack();
      }
    }
  }

  private void arriveBy(long limit) {
    while (nextArrival <= limit) {
      waitNanos -= nextArrival;
      now = nextArrival;
      nextArrival = ledger.arrival(++next);
    }
    now = Math.max(now, services.end(-1));
    arrivalLine.set(services.begun(), next);
  }

  private void takeEvents(long until) {
    long limit = Math.min(until, pool.nextEvent());
    while (true) {
      long end = services.firstEnd();
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
    if (pool.idle() > 0) {
      begin(task, pool.takeIdle());
    } else {
      waitNanos -= now;
      line.add(task);
    }
  }

  private void begin(int task, int worker) {
    if (heard) {
      listener.began(task, worker, now);
    }
    begin(task, worker, now);
  }

  private void begin(int task, int worker, long start) {
    begunNanos += start;
    long hold = ledger.hold(task, pool.slowness(worker));
    long end = start + (failureRate == 0 ? hold : holdOrDie(task, hold));
    ledger.start(task, start);
    services.begin(end, task, worker);
  }

  /** Half of the deaths come before the service, the others after it and before the answer. */
  private long holdOrDie(int task, long hold) {
    double draw = failures.nextDouble();
    if (draw >= failureRate) {
      return hold;
    }
    ledger.condemn(task);
    return draw < failureRate / 2 ? ledger.overhead() : hold;
  }

  /** The first of the busy workers is done with its task; whether the pool is as it was. */
  private boolean endFirst() {
    int worker = services.worker(0);
    int task = services.firstTask();
    if (failureRate > 0 && ledger.isCondemned(task)) {
      die(task, worker);
      return false;
    }
    services.endFirst();
    if (heard) {
      listener.finished(task, worker, ledger.met(task, now), now);
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
      services.endFirst();
    } else {
      services.forgetFirst();
      lostNanos += now;
      beginOrWait(task);
    }
    pool.die(worker, now);
  }

  /** An idle worker takes what is to be served next, if anything waits. */
  void serveNext(int worker) {
    if (line.size() == 0) {
      pool.rest(worker);
      return;
    }
    waitNanos += now;
    begin(line.poll(now), worker);
  }

  /** What is in the line and in service. */
  Observation.Queues queues(int sources) {
    int inService = services.busy();
    Gauges gauges = new Gauges(now).sources(sources).busy(inService);
    line.show(gauges);
    return gauges.queues(inService, 0);
  }

  /** What happened in the last {@code length} nanoseconds. */
  Observation.Window window(long length) {
    return ledger.window(now, length, next);
  }

  /** What happened since the start. */
  Observation.Totals totals() {
    int settled = services.over();
    int deadLetters = ledger.deadLetters();
    return new Observation.Totals(
        next,
        settled,
        settled - deadLetters,
        deadLetters,
        0,
        settled - ledger.onTime(),
        (waitNanos + now * line.size()) * 1e-9,
        (ledger.endedNanos() + lostNanos - begunNanos + now * services.busy()) * 1e-9,
        pool.workerSeconds(now),
        pool.targetSeconds(now));
  }
}

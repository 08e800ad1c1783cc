package io.farmhand.sim.simulation;

import io.farmhand.control.Controlled;
import io.farmhand.monitor.Gauges;
import io.farmhand.monitor.Monitor;
import io.farmhand.monitor.Observation;
import io.farmhand.platform.Platform;
import io.farmhand.platform.PoolListener;
import io.farmhand.platform.WorkerPool;
import io.farmhand.queue.MemoryTaskQueue;
import io.farmhand.queue.Settlements;
import io.farmhand.queue.TaskEntry;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Trace;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Outcome;
import io.farmhand.task.RetryPolicy;
import io.farmhand.task.Task;
import io.farmhand.time.Cancellable;
import io.farmhand.time.TimeSource;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;

/**
 * A farm of core's own parts on virtual time and one thread: the live queue, pool and monitor, with
 * hands in place of the threads. It is what the simulation is held to.
 *
 * <p>It opens early enough for the first workers to be ready at time zero.
 */
final class CoreFarm implements Controlled {
  /** What happens first of what happens at the same moment. */
  private enum Rank {
    END,
    ARRIVAL,
    POOL
  }

  private record Event(long at, Rank rank, long number, Runnable action) {}

  final Scenario scenario;
  final Trace trace;
  final SimulationListener listener;
  final RandomGenerator failures;
  final TimeSource time = new Clock();
  final MemoryTaskQueue<Integer, Integer> queue;
  final Deque<Hand> idle = new ArrayDeque<>();
  private final RandomGenerator startups;
  private final RandomGenerator stops;
  private final RandomGenerator speeds;
  private final Monitor monitor;
  private final WorkerPool<Integer, Integer> pool;
  private final PriorityQueue<Event> agenda =
      new PriorityQueue<>(
          Comparator.comparingLong(Event::at)
              .thenComparing(Event::rank)
              .thenComparingLong(Event::number));

  /** What threads that have just been started or told to end do next. */
  private final Deque<Runnable> threads = new ArrayDeque<>();

  private final Observation opening;
  private long now;
  private long events;
  private int hands;
  private Hand newest = new Hand(this, 0, 1);
  private boolean begun;
  private int waiting;
  private int unsettled;

  CoreFarm(Scenario scenario, Trace trace, RandomStreams streams, SimulationListener listener) {
    this.scenario = scenario;
    this.trace = trace;
    this.listener = listener;
    failures = streams.stream("failures");
    startups = streams.stream("startup");
    stops = streams.stream("stop");
    speeds = streams.stream("slowness");
    unsettled = trace.size();
    now = opens(streams);
    monitor = new Monitor(scenario.control().window(), now);
    queue =
        new MemoryTaskQueue<>(
            Math.max(1, trace.size()),
            scenario.discipline(),
            RetryPolicy.none(),
            () -> 0,
            time,
            monitor,
            new Collecting());
    pool =
        new WorkerPool<>(
            new Hired(),
            FarmFunction.local(task -> task),
            worker -> newest = (Hand) worker,
            time,
            new Both());
    pool.resize(scenario.initialWorkers());
    runThreads();
    while (pool.starting() > 0) {
      happen();
    }
    now = 0;
    opening = monitor.observe(new Gauges(0));
    begun = true;
    pool.resize(scenario.initialWorkers());
    for (int i = 0; i < trace.size(); i++) {
      int index = i;
      schedule(nanos(trace.arrivalSeconds(i)), Rank.ARRIVAL, () -> arrive(index));
    }
  }

  /** When it must open at the latest for all to be ready, on an edge of the monitor's slices. */
  private long opens(RandomStreams streams) {
    RandomGenerator same = streams.stream("startup");
    long longest = 0;
    for (int i = 0; i < scenario.initialWorkers(); i++) {
      longest = Math.max(longest, nanos(scenario.platform().startup().sample(same)));
    }
    long slice = scenario.control().window().toNanos() / 64;
    return -Math.ceilDiv(longest, slice) * slice;
  }

  /** Nanoseconds from time zero. */
  long nanos() {
    return now;
  }

  boolean done() {
    return unsettled == 0;
  }

  void advanceTo(long nanos) {
    while (!agenda.isEmpty() && agenda.element().at <= nanos) {
      happen();
    }
    now = nanos;
  }

  void finish() {
    while (unsettled > 0 && !agenda.isEmpty()) {
      happen();
    }
  }

  private void happen() {
    Event first = agenda.remove();
    now = first.at;
    first.action.run();
    runThreads();
  }

  private void runThreads() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }

  private Event schedule(long delay, Rank rank, Runnable action) {
    Event event = new Event(now + delay, rank, events++, action);
    agenda.add(event);
    return event;
  }

  void scheduleEnd(long delay, Runnable end) {
    schedule(delay, Rank.END, end);
  }

  /** The thread of a worker that stops goes on to its end. */
  void scheduleStop(Runnable end) {
    long delay = Math.round(scenario.platform().stop().sample(stops) * 1e9);
    if (delay == 0) {
      end.run();
    } else {
      schedule(delay, Rank.POOL, end);
    }
  }

  void soon(Runnable action) {
    threads.add(action);
  }

  private void arrive(int index) {
    Entry entry = new Entry(index);
    long expected = overhead() + nanos(trace.estimateSeconds(index));
    double allowed = trace.deadlineSeconds(index);
    boolean endless = Double.isInfinite(allowed);
    entry.describe(now, endless ? Task.NO_DEADLINE : now + nanos(allowed), expected);
    listener.arrived(index, nanos());
    queue.offer(entry);
    waits();
  }

  /** A task waits: the hand that has been idle for the shortest time takes it. */
  void waits() {
    waiting++;
    if (!idle.isEmpty()) {
      idle.pop().takeOrRest();
    }
  }

  /** Whether there is a task to take; it must then be taken. */
  boolean hasWork() {
    return waiting > 0 && waiting-- > 0;
  }

  long overhead() {
    return scenario.platform().overhead().toNanos();
  }

  static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  @Override
  public Observation observe() {
    Gauges gauges = new Gauges(now);
    queue.forEachWaiting(gauges::waiting);
    int begun = 0;
    for (Trace.Span span : trace.spans()) {
      begun += nanos(span.startSeconds()) <= nanos() ? 1 : 0;
    }
    gauges.sources(trace.spans().size() - begun).delayed(queue.delayed()).busy(pool.busy());
    return monitor.observe(gauges).since(opening);
  }

  @Override
  public void apply(int target) {
    pool.resize(target);
    runThreads();
  }

  @Override
  public boolean scaling() {
    return pool.starting() > 0;
  }

  /** The time of the agenda. */
  private final class Clock implements TimeSource {
    @Override
    public long nanos() {
      return now;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(now);
    }

    @Override
    public Cancellable after(long delayNanos, Runnable action) {
      Event event = schedule(delayNanos, Rank.POOL, action);
      return () -> agenda.remove(event);
    }

    @Override
    public void sleep(long nanos) {
      throw new AssertionError("nobody sleeps on one thread");
    }
  }

  private static final class Entry extends TaskEntry<Integer, Integer> {
    Entry(int index) {
      super(index);
    }
  }

  /** Collects at once. */
  private final class Collecting implements Settlements<Integer, Integer> {
    @Override
    public void settled(TaskEntry<Integer, Integer>[] tasks, int count) {
      Outcome<?, ?>[] outcomes = new Outcome<?, ?>[count];
      for (int i = 0; i < count; i++) {
        tasks[i].collect(now);
        outcomes[i] = Objects.requireNonNull(tasks[i].outcome());
      }
      monitor.collected(outcomes, count);
      unsettled -= count;
    }

    @Override
    public void inVain(TaskEntry<Integer, Integer> task) {
      throw new AssertionError("nothing is done twice: " + task);
    }
  }

  private final class Both implements PoolListener {
    @Override
    public void poolChanged(int target, int starting, int ready, int draining, long nanos) {
      monitor.poolChanged(target, starting, ready, draining, nanos);
      if (begun) {
        listener.poolChanged(target, starting, ready, draining, nanos());
      }
    }

    @Override
    public void workerStarted(long startupNanos) {
      monitor.workerStarted(startupNanos);
      listener.workerStarted(startupNanos);
    }
  }

  /** Hands start as slowly as the profile says. */
  private final class Hired implements Platform.Individual {
    @Override
    public String name() {
      return "hired";
    }

    @Override
    public ThreadFactory threads() {
      return serve ->
          new Thread(serve) {
            @Override
            public void start() {
              Hand hand = newest;
              hand.serve = serve;
              soon(hand::takeOrRest);
            }
          };
    }

    @Override
    public <I, O> Platform.Fleet<I, O> open(FarmFunction<I, O> function, TimeSource source) {
      return new Platform.Fleet<>() {
        @Override
        @SuppressWarnings("unchecked") // the function is one of numbers
        public CompletableFuture<Platform.Worker<I, O>> start() {
          Distribution startup = scenario.platform().startup();
          CompletableFuture<Platform.Worker<Integer, Integer>> start = new CompletableFuture<>();
          Hand hand =
              new Hand(CoreFarm.this, ++hands, scenario.platform().slowness().sample(speeds));
          schedule(nanos(startup.sample(startups)), Rank.POOL, () -> start.complete(hand));
          return (CompletableFuture<Platform.Worker<I, O>>) (Object) start;
        }

        @Override
        public void close() {}
      };
    }
  }
}

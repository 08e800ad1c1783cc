package io.farmhand.farm;

import io.farmhand.control.ControlLoop;
import io.farmhand.control.Controlled;
import io.farmhand.monitor.Gauges;
import io.farmhand.monitor.Monitor;
import io.farmhand.monitor.Observation;
import io.farmhand.platform.Platform;
import io.farmhand.platform.WorkerPool;
import io.farmhand.queue.MemoryTaskQueue;
import io.farmhand.queue.TaskQueue;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Outcome;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task farm: an emitter hands tasks to an elastic pool of workers, a collector takes their
 * results.
 *
 * <pre>{@code
 * try (Farm<Path, Report> farm = Farm.of(Reports::make).workers(4).open()) {
 *   farm.process(files).forEach(outcome -> System.out.println(outcome.get()));
 * }
 * }</pre>
 *
 * <p>Every accepted task gets exactly one {@link Outcome}, whatever fails. Thread-safe.
 *
 * @param <I> type of the inputs
 * @param <O> type of the results
 */
public final class Farm<I, O> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Farm.class);
  private static final Duration NO_END = Duration.ofNanos(Long.MAX_VALUE);
  private static final Duration ABORT_PATIENCE = Duration.ofSeconds(5);

  private static final int SHARED_STAMP = 32;

  private final TimeSource time;
  private final Deadline<? super I> deadline;
  private final ServiceTime<? super I> serviceTime;
  private final Consumer<? super Outcome<I, O>> sink;
  private final int capacity;
  private final Monitor monitor;
  private final DeadLetters<I, O> deadLetters;
  private final Collector<I, O> collector;
  private final TaskQueue<I, O> queue;
  private final EmitterStage<I> emitters;
  private final WorkerPool<I, O> pool;
  private final Submission.Canceller<I, O> canceller;
  private final Set<WorkSlot<I, O>> slots = ConcurrentHashMap.newKeySet();
  private final ChunkWatch chunks = new ChunkWatch(slots);
  private final Controlled controlled = new Control();
  private final @Nullable ControlLoop loop;

  Farm(FarmBuilder<I, O> plan) {
    time = plan.time;
    deadline = plan.deadline;
    serviceTime = plan.serviceTime;
    sink = plan.sink;
    capacity = plan.capacity;
    monitor = new Monitor(plan.window, time.nanos());
    deadLetters = new DeadLetters<>(plan.deadLetterLimit);
    collector =
        new Collector<>(
            time, monitor, serviceTime, deadLetters, plan.ordered, this::interruptWorkOn);
    queue =
        new MemoryTaskQueue<>(
            plan.capacity,
            plan.discipline,
            plan.retries,
            new SplittableRandom(plan.seed),
            time,
            monitor,
            collector);
    canceller = queue::cancel;
    emitters = new EmitterStage<>(this::submit);
    pool =
        new WorkerPool<>(
            plan.platform, plan.function, worker -> openSlot(plan, worker), time, monitor);
    collector.start(queue);
    pool.resize(plan.workers);
    if (plan.controller != null) {
      plan.controller.warning(plan.discipline).ifPresent(LOG::warn);
    }
    loop =
        plan.controller == null || plan.control == null
            ? null
            : ControlLoop.of(controlled, plan.controller, plan.control, time)
                .listen(plan.decisions)
                .start();
  }

  /** Describes a farm whose workers apply {@code work} in this process. */
  public static <I, O> FarmBuilder<I, O> of(FarmFunction.Work<? super I, ? extends O> work) {
    return new FarmBuilder<>(FarmFunction.local(work));
  }

  /** Describes a farm whose workers apply {@code function}. */
  public static <I, O> FarmBuilder<I, O> of(FarmFunction<I, O> function) {
    return new FarmBuilder<>(function);
  }

  /**
   * Submits a task, waiting while the farm is full.
   *
   * @throws InterruptedException when interrupted while it waits; the task is then not accepted
   * @throws IllegalStateException when the farm is full and a receiver of outcomes calls: nothing
   *     else would make room meanwhile
   * @throws io.farmhand.task.FarmClosedException when the farm is closed
   */
  public Submission<I, O> submit(I payload) throws InterruptedException {
    return submit(payload, sink);
  }

  private Submission<I, O> submit(I payload, Consumer<? super Outcome<I, O>> receiver)
      throws InterruptedException {
    Submission<I, O> task = new Submission<>(payload, receiver, canceller);
    put(task, time.nanos());
    return task;
  }

  private void put(Submission<I, O> task, long now) throws InterruptedException {
    while (!offer(task, now)) {
      if (collector.isDelivering()) {
        throw new IllegalStateException(
            "the farm is full (capacity = "
                + capacity
                + "), and a receiver of outcomes cannot wait for the room that it makes itself; call"
                + " offer(), or submit from another thread");
      }
      queue.awaitRoom();
      now = time.nanos();
    }
  }

  /**
   * Submits a task unless the farm is full.
   *
   * @return the accepted task, or empty when there was no room
   * @throws io.farmhand.task.FarmClosedException when the farm is closed
   */
  public Optional<Submission<I, O>> offer(I payload) {
    Submission<I, O> task = new Submission<>(payload, sink, canceller);
    return offer(task, time.nanos()) ? Optional.of(task) : Optional.empty();
  }

  private boolean offer(Submission<I, O> task, long now) {
    long expected = serviceTime.expectedNanos(task.payload());
    long allowed = deadline.allowedNanos(task.payload(), expected);
    task.describe(now, moment(now, allowed), expected);
    return queue.offer(task);
  }

  private static long moment(long now, long allowed) {
    long at = now + allowed;
    boolean beyond = allowed > 0 && at < now;
    return allowed == Task.NO_DEADLINE || beyond ? Task.NO_DEADLINE : at;
  }

  /**
   * Submits every element, waiting while the farm is full. The elements are there already, so that
   * a few of them in a row share their moment of creation, which saves most of the readings of a
   * clock.
   */
  public void submitAll(Collection<? extends I> payloads) throws InterruptedException {
    long now = 0;
    int sharing = 0;
    for (I payload : payloads) {
      if (sharing-- == 0) {
        now = time.nanos();
        sharing = SHARED_STAMP - 1;
      }
      Submission<I, O> task = new Submission<>(payload, sink, canceller);
      if (!offer(task, now)) {
        put(task, time.nanos());
        sharing = 0;
      }
    }
  }

  /** Submits every element, waiting while the farm is full. The source is read as it comes. */
  public void submitAll(Iterable<? extends I> payloads) throws InterruptedException {
    for (I payload : payloads) {
      submit(payload, sink);
    }
  }

  /** Submits every element, waiting while the farm is full. The stream is read as it comes. */
  public void submitAll(Stream<? extends I> payloads) throws InterruptedException {
    try (payloads) {
      for (var each = payloads.iterator(); each.hasNext(); ) {
        submit(each.next(), sink);
      }
    }
  }

  /**
   * Runs {@code emitter} on the emitter thread, after those that came before it; returns at once.
   *
   * @return completes when the emitter has ended, exceptionally when it failed
   */
  public CompletableFuture<Void> emit(Emitter<I> emitter) {
    return emitters.add(emitter);
  }

  /**
   * Submits every element and gives the outcomes as they become available: as they finish, or in
   * order if the farm is {@linkplain FarmBuilder#ordered() ordered}. Elements are read no faster
   * than outcomes are consumed. Closing the stream early ends the reading.
   */
  public Stream<Outcome<I, O>> process(Iterable<? extends I> payloads) {
    return new OutcomeStream<I, O>(capacity).open(payloads, this::submit);
  }

  /** As {@link #process(Iterable)}. */
  public Stream<Outcome<I, O>> process(Stream<? extends I> payloads) {
    Iterable<? extends I> once = () -> Spliterators.iterator(payloads.spliterator());
    return process(once).onClose(payloads::close);
  }

  private WorkerPool.Slot openSlot(FarmBuilder<I, O> plan, Platform.Worker<I, O> worker) {
    slots.removeIf(WorkSlot::isOver);
    WorkSlot<I, O> slot =
        new WorkSlot<>(
            queue, worker, time, plan.chunking, plan.timeout, pool::abandon, chunks::wake);
    slots.add(slot);
    return slot;
  }

  private void interruptWorkOn(Object task) {
    for (WorkSlot<I, O> slot : slots) {
      slot.interrupt(task);
    }
  }

  /** The state of the farm at this moment. */
  public Observation observe() {
    return controlled.observe();
  }

  /** Asks for {@code workers}; returns at once. Without effect for long if a controller decides. */
  public void resize(int workers) {
    pool.resize(workers);
  }

  /** The farm as a control loop of one's own sees it. */
  public Controlled controlled() {
    return controlled;
  }

  /** The tasks that failed for good, the latest of them with their reasons. */
  public List<Outcome.Failed<I, O>> deadLetters() {
    return deadLetters.list();
  }

  /** Cancels every open task and ends the emitters; the farm accepts no more tasks. */
  public void abort() {
    emitters.abort();
    queue.close();
    queue.cancelAll();
  }

  /**
   * Lets the emitters and every accepted task come to their end, then stops the workers. When
   * interrupted meanwhile, aborts instead and keeps the interrupt.
   *
   * @throws IllegalStateException when a receiver of outcomes calls, for whose end it would wait
   */
  @Override
  public void close() {
    close(NO_END);
  }

  /**
   * As {@link #close()}, but aborts what is left after {@code patience}, in real time whatever the
   * farm's own.
   *
   * @return whether everything came to its end in time
   * @throws IllegalStateException when a receiver of outcomes calls, for whose end it would wait
   */
  public boolean close(Duration patience) {
    if (collector.isDelivering()) {
      throw new IllegalStateException(
          "close() waits for the receivers of outcomes and cannot be called by one; close the farm"
              + " from another thread, or call abort(), which does not wait");
    }
    boolean drained = false;
    boolean interrupted = false;
    try {
      drained = drain(patience);
    } catch (InterruptedException _) {
      interrupted = true;
    }
    if (!drained) {
      abort();
    }
    if (loop != null) {
      loop.close();
    }
    Duration last = drained ? ABORT_PATIENCE : Duration.ZERO;
    interrupted |= isInterruptedIn(() -> collector.awaitAll(ABORT_PATIENCE));
    interrupted |= isInterruptedIn(() -> pool.close(last));
    interrupted |= isInterruptedIn(() -> collector.stop(ABORT_PATIENCE));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return drained;
  }

  private interface Waiting {
    void run() throws InterruptedException;
  }

  private static boolean isInterruptedIn(Waiting step) {
    try {
      step.run();
      return false;
    } catch (InterruptedException _) {
      return true;
    }
  }

  private boolean drain(Duration patience) throws InterruptedException {
    TimeSource clock = TimeSource.system();
    long end = clock.nanos() + Math.min(TimeSource.nanosOf(patience), Long.MAX_VALUE / 4);
    if (!emitters.close(patience)) {
      return false;
    }
    queue.close();
    if (pool.target() == 0) {
      pool.resize(1);
    }
    return collector.awaitAll(Duration.ofNanos(end - clock.nanos()));
  }

  private final class Control implements Controlled {
    @Override
    public Observation observe() {
      Gauges gauges = new Gauges(time.nanos());
      queue.forEachWaiting(gauges::waiting);
      gauges.sources(emitters.waiting()).delayed(queue.delayed()).busy(pool.busy());
      return monitor.observe(gauges);
    }

    @Override
    public void apply(int target) {
      pool.resize(target);
    }

    @Override
    public boolean scaling() {
      return pool.starting() > 0;
    }
  }
}

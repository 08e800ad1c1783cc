package io.farmhand.farm;

import io.farmhand.monitor.Monitor;
import io.farmhand.queue.Settlements;
import io.farmhand.queue.TaskEntry;
import io.farmhand.queue.TaskQueue;
import io.farmhand.task.Outcome;
import io.farmhand.time.TimeSource;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last stage: takes settled tasks, one batch at a time, and delivers their outcomes. */
final class Collector<I, O> implements Settlements<I, O> {
  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
  private static final int SPINS_BEFORE_IDLE = 16;

  private final TimeSource time;
  private final Monitor monitor;
  private final ServiceTime<? super I> serviceTime;
  private final DeadLetters<I, O> deadLetters;
  private final Consumer<Object> inVain;
  private final @Nullable ReorderBuffer<I, O> reorder;
  private final Consumer<Submission<I, O>> delivery = this::deliver;
  private final ConcurrentLinkedQueue<Batch<I, O>> batches = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final Thread thread;
  private volatile boolean parked;
  private volatile boolean stopped;
  private final AtomicInteger awaiting = new AtomicInteger();
  private final AtomicLong delivered = new AtomicLong();
  private volatile @Nullable TaskQueue<I, O> queue;
  private final ArrayList<Submission<I, O>> told = new ArrayList<>();
  private boolean receiverFailed;

  private static final class Batch<I, O> {
    final TaskEntry<I, O>[] tasks;
    final int count;

    Batch(TaskEntry<I, O>[] tasks, int count) {
      this.tasks = tasks;
      this.count = count;
    }
  }

  Collector(
      TimeSource time,
      Monitor monitor,
      ServiceTime<? super I> serviceTime,
      DeadLetters<I, O> deadLetters,
      boolean ordered,
      Consumer<Object> inVain) {
    this.time = time;
    this.monitor = monitor;
    this.serviceTime = serviceTime;
    this.deadLetters = deadLetters;
    this.inVain = inVain;
    this.reorder = ordered ? new ReorderBuffer<>() : null;
    this.thread = Thread.ofPlatform().daemon().name("farmhand-collector").unstarted(this::run);
  }

  /** Begins to deliver what {@code source} settles. */
  void start(TaskQueue<I, O> source) {
    queue = source;
    thread.start();
  }

  /** Whether the caller is a receiver of outcomes, whose end this stage waits for. */
  boolean isDelivering() {
    return Thread.currentThread().equals(thread);
  }

  @Override
  public void settled(TaskEntry<I, O>[] tasks, int count) {
    batches.add(new Batch<>(tasks, count));
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void inVain(TaskEntry<I, O> task) {
    inVain.accept(task);
  }

  /**
   * Waits until every accepted task was delivered.
   *
   * @return false when some are left after {@code patience}
   * @throws InterruptedException when interrupted while it waits
   */
  boolean awaitAll(Duration patience) throws InterruptedException {
    long left = TimeSource.nanosOf(patience);
    lock.lockInterruptibly();
    try {
      awaiting.incrementAndGet();
      while (!isDone() && left > 0) {
        left = progress.awaitNanos(left);
      }
      return isDone();
    } finally {
      awaiting.decrementAndGet();
      lock.unlock();
    }
  }

  private boolean isDone() {
    TaskQueue<I, O> source = queue;
    return source == null || delivered.get() == source.accepted();
  }

  /** Ends the stage once it has delivered what it holds, and waits for that, but not for ever. */
  void stop(Duration patience) throws InterruptedException {
    stopped = true;
    LockSupport.unpark(thread);
    thread.join(patience);
  }

  @SuppressWarnings(
      "ThreadPriorityCheck") // a yield costs less than parking, and fairness is no matter
  private void run() {
    int spins = 0;
    while (true) {
      Batch<I, O> batch = batches.poll();
      if (batch != null) {
        collect(batch);
        spins = 0;
      } else if (stopped) {
        return;
      } else if (++spins <= SPINS_BEFORE_IDLE) {
        Thread.yield();
      } else {
        park();
      }
    }
  }

  private void park() {
    parked = true;
    if (batches.isEmpty() && !stopped) {
      LockSupport.park(this);
      // A receiver may have interrupted its own thread, which would keep it from parking.
      Thread.interrupted();
    }
    parked = false;
  }

  private void collect(Batch<I, O> batch) {
    long now = time.nanos();
    for (int i = 0; i < batch.count; i++) {
      batch.tasks[i].collect(now);
    }
    monitor.collected(batch.tasks, batch.count);
    for (int i = 0; i < batch.count; i++) {
      Submission<I, O> task = (Submission<I, O>) batch.tasks[i];
      if (reorder == null) {
        deliver(task);
      } else {
        reorder.add(task, delivery);
      }
    }
    VarHandle.fullFence();
    for (Submission<I, O> task : told) {
      task.tellWatcher();
    }
    noteProgress();
  }

  private void noteProgress() {
    TaskQueue<I, O> source = queue;
    if (source != null && !told.isEmpty()) {
      source.delivered(told.size());
    }
    delivered.addAndGet(told.size());
    told.clear();
    if (awaiting.get() > 0) {
      lock.lock();
      try {
        progress.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void deliver(Submission<I, O> task) {
    told.add(task);
    try {
      note(task);
    } catch (Throwable e) {
      warn(e);
    }
    try {
      task.deliver();
    } catch (Throwable e) {
      warn(e);
    }
  }

  private void note(Submission<I, O> task) {
    switch (task.outcome()) {
      case Outcome.Completed<I, O> _ ->
          serviceTime.observed(task.payload(), task.finishedNanos() - task.startedNanos());
      case Outcome.Failed<I, O> failed -> deadLetters.add(failed);
      case Outcome.Cancelled<I, O> _ -> {}
      case null -> throw new AssertionError("delivered without an outcome");
    }
  }

  private void warn(Throwable failure) {
    if (!receiverFailed) {
      receiverFailed = true;
      LOG.warn("A receiver of outcomes failed; further failures are not logged", failure);
    }
  }
}

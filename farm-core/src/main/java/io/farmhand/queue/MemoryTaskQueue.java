package io.farmhand.queue;

import io.farmhand.task.Failure;
import io.farmhand.task.RetryPolicy;
import io.farmhand.time.TimeSource;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A task queue in the memory of this process.
 *
 * <p>Producers hand in without a lock; everything else holds one lock for a whole hand-over, so
 * that its cost is shared by the tasks of a chunk. Idle takers are woken one at a time: each that
 * leaves work behind wakes the next.
 *
 * @param <I> type of the payloads
 * @param <O> type of the results
 */
public final class MemoryTaskQueue<I, O> implements TaskQueue<I, O> {
  private static final int SPINS_BEFORE_IDLE = 16;

  private final TimeSource time;
  private final QueueListener listener;
  private final Settlements<I, O> settlements;
  private final Ingress<TaskEntry<I, O>> ingress;
  private final boolean servedAsHandedIn;

  private final ReentrantLock lock = new ReentrantLock();
  private final WaitingLine<TaskEntry<I, O>> line;
  private final Arbiter<I, O> arbiter;
  private final ArrayDeque<Taker> idle = new ArrayDeque<>();
  private final Set<Lease<I, O>> leases = new HashSet<>();
  private long tokens;

  private final ReentrantLock producers = new ReentrantLock();
  private final Condition room = producers.newCondition();
  private final AtomicInteger blocked = new AtomicInteger();
  private volatile boolean closed;
  private volatile int idleCount;
  private volatile boolean calling;

  /**
   * A queue.
   *
   * @param capacity accepted tasks that may be undelivered at a time, at least 1
   * @param random for the jitter of retries
   */
  public MemoryTaskQueue(
      int capacity,
      QueueDiscipline discipline,
      RetryPolicy retries,
      RandomGenerator random,
      TimeSource time,
      QueueListener listener,
      Settlements<I, O> settlements) {
    this.time = time;
    this.listener = listener;
    this.settlements = settlements;
    this.ingress = new Ingress<>(capacity);
    this.servedAsHandedIn = discipline instanceof QueueDiscipline.Fifo;
    this.line = discipline.newLine();
    this.arbiter = new Arbiter<>(line, retries, random, time, this::release);
  }

  @Override
  public boolean offer(TaskEntry<I, O> task) {
    if (!ingress.offer(task)) {
      return false;
    }
    // The hand-in has counted the task by a volatile write before this looks who is idle; a taker
    // does the reverse, so that one of them sees the other.
    if (idleCount > 0 && !calling) {
      callOne();
    }
    return true;
  }

  @Override
  public void awaitRoom() throws InterruptedException {
    producers.lockInterruptibly();
    try {
      blocked.incrementAndGet();
      while (!ingress.hasRoom() && !closed) {
        room.await();
      }
    } finally {
      blocked.decrementAndGet();
      producers.unlock();
    }
  }

  private void signalRoom() {
    producers.lock();
    try {
      room.signalAll();
    } finally {
      producers.unlock();
    }
  }

  @Override
  public void delivered(int count) {
    ingress.free(count);
    if (blocked.get() > 0) {
      signalRoom();
    }
  }

  @Override
  @SuppressWarnings(
      "ThreadPriorityCheck") // a yield costs less than parking, and fairness is no matter
  public @Nullable Lease<I, O> take(Taker taker, int max) {
    taker.idle(true);
    for (int spins = 0; ; spins++) {
      boolean park = false;
      lock.lock();
      try {
        answerCall(taker);
        if (taker.retired) {
          taker.gone = true;
          callIfWork();
          return null;
        }
        Lease<I, O> lease = tryTake(max);
        if (lease != null) {
          taker.idle(false);
          return lease;
        }
        park = spins >= SPINS_BEFORE_IDLE && goIdle(taker);
      } finally {
        lock.unlock();
      }
      if (park) {
        taker.await();
        spins = 0;
      } else {
        Thread.yield();
      }
    }
  }

  private void answerCall(Taker taker) {
    if (taker.called) {
      taker.called = false;
      calling = false;
    }
  }

  private boolean goIdle(Taker taker) {
    idle.push(taker);
    idleCount = idle.size();
    VarHandle.fullFence();
    if (ingress.pending() == 0) {
      return true;
    }
    idle.remove(taker);
    idleCount = idle.size();
    return false;
  }

  private @Nullable Lease<I, O> tryTake(int max) {
    if (!servedAsHandedIn) {
      drain();
    }
    int count = Math.min(max, line.size() + ingress.pending());
    if (count == 0) {
      return null;
    }
    long now = time.nanos();
    TaskEntry<I, O>[] tasks = newArray(count);
    int known = pollLine(tasks, now);
    count = known + pollIngress(tasks, known);
    if (count == 0) {
      return null;
    }
    listener.accepted(tasks, known, count);
    return lease(count == tasks.length ? tasks : Arrays.copyOf(tasks, count), now);
  }

  private int pollLine(TaskEntry<I, O>[] tasks, long now) {
    int count = 0;
    TaskEntry<I, O> task;
    while (count < tasks.length && (task = line.poll(now)) != null) {
      tasks[count++] = task;
    }
    return count;
  }

  /** Takes later arrivals as they were handed in, once the line is empty. */
  private int pollIngress(TaskEntry<I, O>[] tasks, int from) {
    int at = from;
    TaskEntry<I, O> task;
    while (at < tasks.length && (task = ingress.poll()) != null) {
      tasks[at++] = task;
    }
    return at - from;
  }

  private Lease<I, O> lease(TaskEntry<I, O>[] tasks, long now) {
    long token = ++tokens;
    for (TaskEntry<I, O> task : tasks) {
      task.beginAttempt(token, now);
    }
    Lease<I, O> lease = new Lease<>(token, now, tasks);
    leases.add(lease);
    listener.leased(tasks.length, now);
    callIfWork();
    return lease;
  }

  /** Moves all that was handed in to the line. */
  private void drain() {
    int pending = ingress.pending();
    if (pending == 0) {
      return;
    }
    TaskEntry<I, O>[] fresh = newArray(pending);
    int count = pollIngress(fresh, 0);
    listener.accepted(fresh, 0, count);
    for (int i = 0; i < count; i++) {
      line.add(fresh[i]);
    }
  }

  /** As {@link #drain()}, but waits for producers that are about to hand in. */
  @SuppressWarnings("ThreadPriorityCheck") // the producer needs no lock, only a processor
  private void drainAll() {
    long count = ingress.count();
    drain();
    while (!ingress.hasDrained(count)) {
      Thread.yield();
      drain();
    }
  }

  private void callIfWork() {
    if (!idle.isEmpty() && (line.size() > 0 || ingress.pending() > 0)) {
      callOne();
    }
  }

  private void callOne() {
    lock.lock();
    try {
      if (!calling && !idle.isEmpty()) {
        Taker taker = idle.pop();
        idleCount = idle.size();
        calling = true;
        taker.called = true;
        taker.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void settle(Lease<I, O> lease) {
    visit(
        lease.size(),
        (now, settled) -> {
          for (int i = 0; i < lease.size(); i++) {
            arbiter.settle(lease, i, now, settled);
          }
          leases.remove(lease);
        });
  }

  @Override
  public void giveUp(Lease<I, O> lease, int index, Failure failure) {
    visit(1, (now, settled) -> arbiter.fail(lease, index, failure, now, settled));
  }

  @Override
  public boolean cancel(TaskEntry<I, O> task) {
    return visit(
            1,
            (now, settled) -> {
              drainAll();
              arbiter.cancel(task, now, settled);
            })
        == 1;
  }

  @Override
  public void cancelAll() {
    visit(
        64,
        (now, settled) -> {
          drainAll();
          for (Lease<I, O> lease : leases) {
            for (int i = 0; i < lease.size(); i++) {
              arbiter.cancel(lease.task(i), now, settled);
            }
          }
          arbiter.cancelWaiting(now, settled);
        });
  }

  /** What is to be done at the arbiter, and where to note what comes of it. */
  private interface Visit<I, O> {
    void run(long now, Settled<I, O> settled);
  }

  /**
   * Goes to the arbiter under the lock and delivers what came of it without.
   *
   * @return tasks that got their outcome
   */
  private int visit(int expected, Visit<I, O> visit) {
    Settled<I, O> settled = new Settled<>(expected);
    lock.lock();
    try {
      long now = time.nanos();
      visit.run(now, settled);
      settled.tell(listener, now);
      callIfWork();
    } finally {
      lock.unlock();
    }
    settled.deliver(settlements);
    return settled.count();
  }

  /** A delayed task is due. */
  private void release(TaskEntry<I, O> task) {
    lock.lock();
    try {
      if (arbiter.release(task)) {
        callIfWork();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void retire(Taker taker) {
    lock.lock();
    try {
      taker.retired = true;
      if (idle.remove(taker)) {
        idleCount = idle.size();
        taker.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean reinstate(Taker taker) {
    lock.lock();
    try {
      taker.retired = taker.gone;
      return !taker.gone;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    ingress.close();
    closed = true;
    signalRoom();
  }

  @Override
  public long accepted() {
    return ingress.count();
  }

  @Override
  public void forEachWaiting(Consumer<? super TaskEntry<I, O>> visitor) {
    lock.lock();
    try {
      drain();
      line.forEach(visitor);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int delayed() {
    lock.lock();
    try {
      return arbiter.delayed();
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type has no other way
  static <I, O> TaskEntry<I, O>[] newArray(int size) {
    return new TaskEntry[size];
  }
}

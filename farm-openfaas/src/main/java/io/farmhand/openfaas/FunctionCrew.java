package io.farmhand.openfaas;

import io.farmhand.openfaas.Placement.Load;
import io.farmhand.platform.NotAcceptedException;
import io.farmhand.platform.Platform.Crew;
import io.farmhand.platform.WorkerLostException;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of one farm: decides how many each function is to have, and which function gets a
 * call. A {@link Keeper} for each function sees to it that it is so.
 */
final class FunctionCrew<I, O> implements Crew<I, O> {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionCrew.class);
  private static final Duration SOON = Duration.ofMillis(20);
  private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(2).toNanos();
  private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private final Caller<I, O> caller;
  private final PlatformSettings settings;
  private final TimeSource time;
  private final IntConsumer listener;
  private final List<Member> members = new ArrayList<>();
  private final List<Load> loads = new ArrayList<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private int target;
  private int spread;
  private boolean closed;

  private final Object telling = new Object();
  private int told;

  private FunctionCrew(
      Caller<I, O> caller, PlatformSettings settings, TimeSource time, IntConsumer listener) {
    this.caller = caller;
    this.settings = settings;
    this.time = time;
    this.listener = listener;
  }

  static <I, O> FunctionCrew<I, O> open(
      Roster roster,
      Caller<I, O> caller,
      PlatformSettings settings,
      TimeSource time,
      IntConsumer listener) {
    FunctionCrew<I, O> crew = new FunctionCrew<>(caller, settings, time, listener);
    for (Roster.Entry entry : roster.entries()) {
      // What was taken over is kept until fewer have been wanted for a while.
      Load load = new Load(settings.replicasEach(), entry.replicas());
      Keeper keeper = new Keeper(roster.client(), entry, settings, time, crew.new Orders(load));
      crew.members.add(new Member(entry.name(), load, keeper));
      crew.loads.add(load);
    }
    crew.members.forEach(member -> member.keeper.start());
    return crew;
  }

  private record Member(String function, Load load, Keeper keeper) {}

  @Override
  public void resize(int count) {
    boolean fewer;
    lock.lock();
    try {
      fewer = count < loads.stream().mapToInt(load -> load.wanted).sum();
      target = count;
    } finally {
      lock.unlock();
    }
    if (fewer && !settings.shrinkDelay().isZero()) {
      // A worker that is replaced shows as one fewer for a moment, which must not cost a replica.
      time.after(settings.shrinkDelay().toNanos(), this::spread);
    } else {
      spread();
    }
  }

  /** Shares the workers out and has the functions follow. */
  private void spread() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      int had = Placement.spread(loads, target);
      if (had < target && had != spread) {
        LOG.warn(
            "{} workers are wanted, but {} functions can have only {}",
            target,
            members.size(),
            had);
      }
      spread = had;
      freed.signalAll();
    } finally {
      lock.unlock();
    }
    members.forEach(member -> member.keeper.wake());
  }

  @Override
  public O call(Task<I> task) throws Exception {
    long end = time.nanos() + settings.patience().toNanos();
    for (long pause = FIRST_PAUSE_NANOS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS)) {
      Member member = claim(end - time.nanos());
      try {
        return caller.call(member.function, task);
      } catch (NotAcceptedException refusal) {
        if (time.nanos() + pause - end > 0) {
          member.keeper.wake();
          throw refusal;
        }
      } catch (WorkerLostException lost) {
        // The gateway may know more of the function by now than was heard last.
        member.keeper.wake();
        throw lost;
      } finally {
        release(member);
      }
      time.sleep(pause);
    }
  }

  /** Waits for a function with an idle worker. */
  private Member claim(long patienceNanos) throws InterruptedException, NotAcceptedException {
    lock.lockInterruptibly();
    try {
      long left = patienceNanos;
      while (true) {
        Load idlest = Placement.idlest(loads);
        if (idlest != null) {
          idlest.inFlight++;
          return members.get(loads.indexOf(idlest));
        }
        if (left <= 0 || target == 0) {
          throw new NotAcceptedException("no worker is ready", SOON);
        }
        left = freed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void release(Member member) {
    lock.lock();
    try {
      member.load.inFlight--;
      freed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Tells the number of workers that are ready; never called by who asks for a size. */
  private void tell() {
    synchronized (telling) {
      int ready = ready();
      if (ready != told) {
        told = ready;
        listener.accept(ready);
      }
    }
  }

  private int ready() {
    lock.lock();
    try {
      return closed ? 0 : loads.stream().mapToInt(Load::ready).sum();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      target = 0;
      loads.forEach(load -> load.wanted = 0);
      freed.signalAll();
    } finally {
      lock.unlock();
    }
    members.forEach(member -> member.keeper.end());
    members.forEach(member -> member.keeper.awaitEnd());
  }

  /** What a keeper is told, and tells. */
  private final class Orders implements Keeper.Orders {
    private final Load load;

    Orders(Load load) {
      this.load = load;
    }

    @Override
    public int wanted() {
      lock.lock();
      try {
        return load.wanted;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void answering(int replicas) {
      lock.lock();
      try {
        load.answering = replicas;
        freed.signalAll();
      } finally {
        lock.unlock();
      }
      tell();
    }

    @Override
    public void limit(int most) {
      lock.lock();
      try {
        load.most = Math.min(most, settings.replicasEach());
      } finally {
        lock.unlock();
      }
      spread();
    }
  }
}

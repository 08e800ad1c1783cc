package io.farmhand.gateway.function;

import io.farmhand.gateway.process.LogBook;
import io.farmhand.gateway.refusal.RefusedException;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as many replicas of a function as asked for, and gives each call to the one that has least
 * to do.
 *
 * <p>A replica that ends by itself is replaced: at once when it had answered a call or been ready
 * for a while, else after a delay that doubles. One that is taken away gets no more calls and is
 * stopped when it has answered those it has.
 */
final class ReplicaSet {
  private static final Duration STABLE = Duration.ofSeconds(1);
  private static final long FIRST_DELAY_NANOS = 100_000_000;
  private static final int MOST_DOUBLINGS = 7;
  private static final long NEVER = Long.MIN_VALUE;

  /** A call that finds no replica does not wait any longer after so many starts failed in a row. */
  private static final int HOPELESS_FAILURES = 3;

  private final FunctionSpec spec;
  private final Duration grace;
  private final TimeSource time;
  private final LogBook logs;
  private final Maker maker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Member> members = new ArrayList<>();
  private final List<Member> leaving = new ArrayList<>();
  private int target;
  private int failures;
  private long heldUntil;
  private boolean held;
  private boolean closed;
  private int turn;

  /** Makes replicas, which have not been started. */
  @FunctionalInterface
  interface Maker {
    Replica make() throws IOException;
  }

  /** A replica, as long as it is wanted or has calls. */
  static final class Member {
    private final Replica replica;
    private int inFlight;
    private boolean ready;
    private boolean stopping;
    private boolean served;
    private long readyAt = NEVER;

    private Member(Replica replica) {
      this.replica = replica;
    }

    Replica replica() {
      return replica;
    }
  }

  ReplicaSet(FunctionSpec spec, Duration grace, TimeSource time, LogBook logs, Maker maker) {
    this.spec = spec;
    this.grace = grace;
    this.time = time;
    this.logs = logs;
    this.maker = maker;
  }

  /** Asks for so many; returns at once. */
  void scale(int replicas) {
    lock.lock();
    try {
      if (!closed) {
        target = replicas;
        // Whoever asks again may have mended what was wrong.
        failures = 0;
        held = false;
        reconcile();
      }
    } finally {
      lock.unlock();
    }
  }

  int target() {
    lock.lock();
    try {
      return target;
    } finally {
      lock.unlock();
    }
  }

  int available() {
    lock.lock();
    try {
      return (int) members.stream().filter(member -> member.ready).count();
    } finally {
      lock.unlock();
    }
  }

  /** The processes of the replicas. */
  List<Long> pids() {
    lock.lock();
    try {
      return members.stream()
          .flatMapToLong(member -> member.replica.pid().stream())
          .boxed()
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A replica for one call, which is given back afterwards.
   *
   * @param queues whether to wait for one that has room, too, instead of refusing with 429
   * @throws RefusedException when there is none in time
   */
  Member acquire(Duration patience, boolean queues) throws InterruptedException {
    long until = time.nanos() + patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (true) {
        Member best = leastBusy();
        if (best != null && (spec.maxInflight() == 0 || best.inFlight < spec.maxInflight())) {
          best.inFlight++;
          return best;
        }
        refuseUnlessWorthwhile(best, queues, until - time.nanos());
        var _ = changed.awaitNanos(Math.max(1, until - time.nanos()));
      }
    } finally {
      lock.unlock();
    }
  }

  private void refuseUnlessWorthwhile(@Nullable Member busy, boolean queues, long nanosLeft) {
    if (closed) {
      throw RefusedException.of(503, "Function " + spec.name() + " is being removed");
    }
    if (busy != null && !queues) {
      throw RefusedException.of(
          429,
          "Function %s: all %d replicas have max_inflight = %d calls; try again later"
              .formatted(spec.name(), available(), spec.maxInflight()));
    }
    if (nanosLeft <= 0 || (busy == null && failures >= HOPELESS_FAILURES)) {
      throw RefusedException.of(
          503, "Function " + spec.name() + " has no replica that is ready; see its logs");
    }
    if (target == 0) {
      target = Math.max(1, spec.minReplicas());
      reconcile();
    }
  }

  private @Nullable Member leastBusy() {
    Member best = null;
    int count = members.size();
    turn = count == 0 ? 0 : (turn + 1) % count;
    for (int i = 0; i < count; i++) {
      Member member = members.get((turn + i) % count);
      if (member.ready && (best == null || member.inFlight < best.inFlight)) {
        best = member;
      }
    }
    return best;
  }

  /**
   * Says that the call of {@link #acquire} has ended.
   *
   * @param answered whether the replica answered it
   */
  void release(Member member, boolean answered) {
    lock.lock();
    try {
      member.inFlight--;
      member.served |= answered;
      if (member.inFlight == 0 && leaving.contains(member)) {
        stop(member, grace);
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends a replica that cannot be reached, so that another takes its place. */
  void giveUp(Member member) {
    lock.lock();
    try {
      member.ready = false;
      stop(member, Duration.ZERO);
    } finally {
      lock.unlock();
    }
  }

  /** Takes all replicas away and waits until they have ended, for little more than the grace. */
  void close() throws InterruptedException {
    long until = time.nanos() + grace.multipliedBy(2).plusSeconds(5).toNanos();
    lock.lockInterruptibly();
    try {
      closed = true;
      target = 0;
      reconcile();
      changed.signalAll();
      while (!leaving.isEmpty() && time.nanos() - until < 0) {
        var _ = changed.awaitNanos(until - time.nanos());
      }
    } finally {
      lock.unlock();
    }
  }

  private void reconcile() {
    while (members.size() > target) {
      takeAway(members.remove(leastWorth()));
    }
    if (held && time.nanos() - heldUntil < 0) {
      return;
    }
    held = false;
    while (members.size() < target && start()) {
      // One more at a time.
    }
  }

  /**
   * The place of one that is not ready yet, else of one that has least to do; the newest of them.
   */
  private int leastWorth() {
    int worst = 0;
    for (int i = 0; i < members.size(); i++) {
      if (worth(members.get(i)) <= worth(members.get(worst))) {
        worst = i;
      }
    }
    return worst;
  }

  private static int worth(Member member) {
    return member.ready ? 1 + member.inFlight : 0;
  }

  private void takeAway(Member member) {
    leaving.add(member);
    if (!member.ready) {
      stop(member, Duration.ZERO);
    } else if (member.inFlight == 0) {
      stop(member, grace);
    } else {
      // Its calls have their own limits of time; this one is for those that ignore them.
      time.after(grace.toNanos(), () -> stopLate(member));
    }
  }

  private void stopLate(Member member) {
    lock.lock();
    try {
      if (leaving.contains(member)) {
        stop(member, Duration.ZERO);
      }
    } finally {
      lock.unlock();
    }
  }

  private void stop(Member member, Duration patience) {
    if (!member.stopping) {
      member.stopping = true;
      Thread.ofVirtual()
          .name(member.replica.instance() + "-stop")
          .start(() -> member.replica.stop(patience));
    }
  }

  private boolean start() {
    Member member;
    try {
      member = new Member(maker.make());
    } catch (IOException e) {
      logs.add("gateway", "No replica can be started (" + e + ")");
      failed();
      return false;
    }
    members.add(member);
    var _ = member.replica.end().thenAccept(how -> ended(member, how));
    Thread.ofVirtual().name(member.replica.instance() + "-start").start(() -> start(member));
    return true;
  }

  private void start(Member member) {
    String obstacle;
    try {
      member.replica.start();
      ready(member);
      return;
    } catch (IOException | RuntimeException e) {
      obstacle = String.valueOf(e.getMessage());
    } catch (InterruptedException _) {
      obstacle = "interrupted";
    }
    logs.add(member.replica.instance(), "Not ready: " + obstacle);
    member.replica.stop(Duration.ZERO);
  }

  private void ready(Member member) {
    lock.lock();
    try {
      member.ready = true;
      member.readyAt = time.nanos();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void ended(Member member, String how) {
    lock.lock();
    try {
      boolean hasWorked =
          member.served
              || (member.readyAt != NEVER && time.nanos() - member.readyAt > STABLE.toNanos());
      member.ready = false;
      if (members.remove(member)) {
        logs.add(member.replica.instance(), "The replica " + how);
        if (hasWorked) {
          failures = 0;
        } else {
          failed();
        }
        reconcile();
      }
      leaving.remove(member);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets the next replica wait, the longer the more starts have failed in a row. */
  private void failed() {
    long delay = FIRST_DELAY_NANOS << Math.min(failures, MOST_DOUBLINGS);
    failures++;
    held = true;
    heldUntil = time.nanos() + delay;
    time.after(delay, this::retry);
  }

  private void retry() {
    // Not on the timer's thread, which must not wait for this lock.
    Thread.ofVirtual()
        .start(
            () -> {
              lock.lock();
              try {
                reconcile();
              } finally {
                lock.unlock();
              }
            });
  }
}

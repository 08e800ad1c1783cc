package io.farmhand.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until it is advanced; what was scheduled runs on the advancing thread, in
 * order of due time and then of scheduling.
 */
public final class VirtualTime implements TimeSource {
  private final PriorityQueue<Scheduled> due =
      new PriorityQueue<>(
          Comparator.comparingLong((Scheduled s) -> s.at).thenComparingLong(s -> s.sequence));
  private final Instant start;
  private long now;
  private long sequence;

  /** A source at zero nanoseconds, 1970-01-01T00:00:00Z. */
  public VirtualTime() {
    this.start = Instant.EPOCH;
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized Instant instant() {
    return start.plusNanos(now);
  }

  @Override
  public synchronized Cancellable after(long delayNanos, Runnable action) {
    Scheduled scheduled = new Scheduled(later(delayNanos), sequence++, action);
    due.add(scheduled);
    return () -> withdraw(scheduled);
  }

  /** Blocks until another thread has advanced this source far enough. */
  @Override
  public synchronized void sleep(long nanos) throws InterruptedException {
    long end = later(nanos);
    while (now < end) {
      wait();
    }
  }

  /** Moves time forward by {@code duration}, running what falls due on the way. */
  public void advance(Duration duration) {
    long end;
    synchronized (this) {
      end = later(TimeSource.nanosOf(duration));
    }
    advanceTo(end);
  }

  /** Moves time forward to {@code nanos}, running what falls due on the way. */
  public void advanceTo(long nanos) {
    for (Runnable action = next(nanos); action != null; action = next(nanos)) {
      action.run();
    }
  }

  private synchronized @Nullable Runnable next(long limit) {
    Scheduled head = due.peek();
    if (head == null || head.at > limit) {
      now = Math.max(now, limit);
      notifyAll();
      return null;
    }
    due.remove();
    now = Math.max(now, head.at);
    notifyAll();
    return head.action;
  }

  /** The moment {@code nanos} from now, or the last one there is. */
  private long later(long nanos) {
    long at = now + Math.max(0, nanos);
    return at < now ? Long.MAX_VALUE : at;
  }

  private synchronized void withdraw(Scheduled scheduled) {
    due.remove(scheduled);
  }

  private static final class Scheduled {
    final long at;
    final long sequence;
    final Runnable action;

    Scheduled(long at, long sequence, Runnable action) {
      this.at = at;
      this.sequence = sequence;
      this.action = action;
    }
  }
}

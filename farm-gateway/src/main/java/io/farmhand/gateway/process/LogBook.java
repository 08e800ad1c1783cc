package io.farmhand.gateway.process;

import io.farmhand.time.TimeSource;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last lines that the replicas of a function wrote. */
public final class LogBook {
  private final int capacity;
  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private long next;
  private boolean closed;

  /**
   * A line.
   *
   * @param number from 0 on, in order of writing
   * @param instance the replica
   */
  public record Entry(long number, Instant moment, String instance, String text) {}

  /** Keeps {@code capacity} lines. */
  public LogBook(int capacity, TimeSource time) {
    this.capacity = capacity;
    this.time = time;
  }

  /** Adds a line. */
  public void add(String instance, String text) {
    Instant now = time.instant();
    lock.lock();
    try {
      if (entries.size() == capacity) {
        entries.removeFirst();
      }
      entries.add(new Entry(next++, now, instance, text));
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The lines from number {@code from} on that are still kept. */
  public List<Entry> from(long from) {
    lock.lock();
    try {
      List<Entry> found = new ArrayList<>();
      Iterator<Entry> newestFirst = entries.descendingIterator();
      while (newestFirst.hasNext()) {
        Entry entry = newestFirst.next();
        if (entry.number < from) {
          break;
        }
        found.addFirst(entry);
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** The lines from number {@code from} on; waits for one for at most so long. */
  public List<Entry> await(long from, long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (next <= from && !closed && left > 0) {
        left = written.awaitNanos(left);
      }
      return from(from);
    } finally {
      lock.unlock();
    }
  }

  /** The number of the next line. */
  public long next() {
    lock.lock();
    try {
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Says that no more lines come. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether no more lines come. */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}

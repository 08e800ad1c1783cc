package io.farmhand.queue;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Viable tasks by latest start, then tardy ones by arrival.
 *
 * <p>The viable heap has the task whose latest start passes first on top, so the newly tardy are
 * always found there, and each task moves over at most once.
 */
final class TardyLastLine<T extends QueuedTask> implements WaitingLine<T> {
  private final HeapLine<T> viable = new HeapLine<>(QueuedTask::latestStartNanos);
  private final HeapLine<T> tardy = new HeapLine<>(QueuedTask::id);
  private final double tardyShare;
  private double credit;

  TardyLastLine(double tardyShare) {
    this.tardyShare = tardyShare;
  }

  @Override
  public void add(T task) {
    viable.add(task);
  }

  @Override
  public @Nullable T poll(long nowNanos) {
    while (viable.size() > 0 && viable.firstKey() < nowNanos) {
      T late = viable.poll();
      if (late != null) {
        tardy.add(late);
      }
    }
    if (tardy.size() == 0) {
      return viable.poll();
    }
    return viable.size() == 0 || tardyTurn() ? tardy.poll() : viable.poll();
  }

  @Override
  public boolean remove(T task) {
    return viable.remove(task) || tardy.remove(task);
  }

  @Override
  public int size() {
    return viable.size() + tardy.size();
  }

  @Override
  public void forEach(Consumer<? super T> visitor) {
    viable.forEach(visitor);
    tardy.forEach(visitor);
  }

  private boolean tardyTurn() {
    credit += tardyShare;
    if (credit < 1) {
      return false;
    }
    credit -= 1;
    return true;
  }
}

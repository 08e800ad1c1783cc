package io.farmhand.platform;

import io.farmhand.platform.Platform.Crew;
import io.farmhand.platform.Platform.Fleet;
import io.farmhand.platform.Platform.Worker;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A group seen as single workers, each a permit to have one call under way. A permit is given when
 * the group has grown enough, and the group shrinks only after a permit was handed back, so that
 * what is in flight always fits the count.
 */
final class GroupFleet<I, O> implements Fleet<I, O> {
  private final Crew<I, O> crew;
  private final ArrayDeque<CompletableFuture<Worker<I, O>>> pending = new ArrayDeque<>();
  private int ready;
  private int permits;
  private int sequence;

  GroupFleet(Platform.Group platform, FarmFunction<I, O> function, TimeSource time) {
    crew = platform.open(function, time, this::ready);
  }

  @Override
  public CompletableFuture<Worker<I, O>> start() {
    CompletableFuture<Worker<I, O>> start = new CompletableFuture<>();
    synchronized (this) {
      pending.add(start);
      crew.resize(permits + pending.size());
    }
    var _ = start.whenComplete((_, _) -> withdrawIfCancelled(start));
    grant();
    return start;
  }

  private void withdrawIfCancelled(CompletableFuture<Worker<I, O>> start) {
    synchronized (this) {
      if (start.isCancelled() && pending.removeIf(start::equals)) {
        crew.resize(permits + pending.size());
      }
    }
    grant();
  }

  private void ready(int count) {
    synchronized (this) {
      ready = count;
    }
    grant();
  }

  /** Completes the starts for which there is a permit, without this object's lock. */
  private void grant() {
    if (Thread.holdsLock(this)) {
      // The crew has answered a resize at once; whoever asked for it grants afterwards.
      return;
    }
    List<CompletableFuture<Worker<I, O>>> granted = new ArrayList<>();
    synchronized (this) {
      while (permits < ready && !pending.isEmpty()) {
        granted.add(pending.remove());
        permits++;
      }
    }
    for (CompletableFuture<Worker<I, O>> start : granted) {
      Permit permit = new Permit("permit-" + nextNumber());
      if (!start.complete(permit)) {
        permit.stop();
      }
    }
  }

  private synchronized int nextNumber() {
    return ++sequence;
  }

  @Override
  public void close() {
    crew.close();
  }

  private final class Permit implements Worker<I, O> {
    private final String name;
    private boolean stopped;

    Permit(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public O call(Task<I> task) throws Exception {
      return crew.call(task);
    }

    @Override
    public void stop() {
      synchronized (GroupFleet.this) {
        if (!stopped) {
          stopped = true;
          permits--;
          crew.resize(permits + pending.size());
        }
      }
      grant();
    }
  }
}

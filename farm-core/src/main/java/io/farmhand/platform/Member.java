package io.farmhand.platform;

import io.farmhand.platform.Platform.Worker;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One worker of a pool, from being asked for to its end. Guarded by the pool's lock. */
final class Member<I, O> {
  final long askedAt;
  @Nullable CompletableFuture<Worker<I, O>> start;
  WorkerPool.@Nullable Slot slot;
  private @Nullable Worker<I, O> worker;

  Member(long askedAt) {
    this.askedAt = askedAt;
  }

  void run(Worker<I, O> readyWorker, WorkerPool.Slot itsSlot) {
    worker = readyWorker;
    slot = itsSlot;
  }

  void cancel() {
    if (start != null) {
      start.cancel(false);
    }
  }

  boolean isIdle() {
    return slot == null || slot.idle();
  }

  boolean hasServed() {
    return slot != null && slot.hasServed();
  }

  String name() {
    return worker == null ? "?" : worker.name();
  }
}

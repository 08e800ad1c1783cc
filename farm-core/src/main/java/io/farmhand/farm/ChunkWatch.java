package io.farmhand.farm;

import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks every few milliseconds after the chunks that workers hold, as long as there are any. It
 * lives in real time whatever the farm's: it is about threads of this machine.
 */
final class ChunkWatch {
  private static final Duration TICK = Duration.ofMillis(4);

  private final Collection<? extends WorkSlot<?, ?>> slots;
  private final AtomicBoolean awake = new AtomicBoolean();

  ChunkWatch(Collection<? extends WorkSlot<?, ?>> slots) {
    this.slots = slots;
  }

  /** A slot has a chunk in hand. */
  void wake() {
    if (!awake.get() && awake.compareAndSet(false, true)) {
      lookSoon();
    }
  }

  private void lookSoon() {
    TimeSource.system().after(TICK.toNanos(), this::look);
  }

  private void look() {
    boolean any = false;
    for (WorkSlot<?, ?> slot : slots) {
      any |= slot.lookAfterChunk();
    }
    if (any) {
      lookSoon();
      return;
    }
    awake.set(false);
    // One may have been taken between the look and the line above, and have seen it awake.
    if (slots.stream().anyMatch(WorkSlot::hasChunk)) {
      wake();
    }
  }
}

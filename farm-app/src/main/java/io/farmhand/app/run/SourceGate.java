package io.farmhand.app.run;

import io.farmhand.farm.Emitter;
import org.jspecify.annotations.Nullable;

/** Lets sources through until it is shut; one that waits then is woken up and ends. */
final class SourceGate {
  private @Nullable Thread inside;
  private boolean shut;

  /** An emitter that this gate can end. */
  <I> Emitter<I> guard(Emitter<I> source) {
    return outlet -> {
      if (!enter()) {
        return;
      }
      try {
        source.emit(
            payload -> {
              check();
              outlet.put(payload);
            });
      } catch (InterruptedException e) {
        if (!isShut()) {
          throw e;
        }
      } finally {
        leave();
      }
    };
  }

  /** Ends the source that is inside, and all that would come. */
  synchronized void shut() {
    shut = true;
    if (inside != null) {
      inside.interrupt();
    }
  }

  synchronized boolean isShut() {
    return shut;
  }

  private synchronized boolean enter() {
    inside = shut ? null : Thread.currentThread();
    return !shut;
  }

  private void check() throws InterruptedException {
    if (isShut()) {
      throw new InterruptedException("the run takes no more tasks");
    }
  }

  private synchronized void leave() {
    inside = null;
    // What was meant for this source must not reach the next.
    Thread.interrupted();
  }
}

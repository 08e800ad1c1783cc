package io.farmhand.farm;

import io.farmhand.task.FarmException;
import io.farmhand.task.Outcome;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Feeds a farm from a source on a thread of its own, and gives the outcomes as a stream. */
final class OutcomeStream<I, O> {
  private static final Object END = new Object();

  private final Semaphore room;
  private final LinkedBlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

  /** Tasks without a delivered outcome, and one more while the source is being read. */
  private final AtomicLong open = new AtomicLong(1);

  private volatile @Nullable Throwable failure;

  /** Submits to the farm with a receiver of its own. */
  interface Submitter<I, O> {
    Object submit(I payload, Consumer<? super Outcome<I, O>> receiver) throws InterruptedException;
  }

  OutcomeStream(int capacity) {
    room = new Semaphore(capacity);
  }

  Stream<Outcome<I, O>> open(Iterable<? extends I> source, Submitter<I, O> farm) {
    Thread feeder = Thread.ofVirtual().name("farmhand-feeder").start(() -> feed(source, farm));
    return StreamSupport.stream(new Outcomes(), false).onClose(feeder::interrupt);
  }

  private void feed(Iterable<? extends I> source, Submitter<I, O> farm) {
    try {
      Iterator<? extends I> each = source.iterator();
      while (true) {
        room.acquire();
        if (!each.hasNext()) {
          return;
        }
        I payload = each.next();
        open.incrementAndGet();
        boolean accepted = false;
        try {
          farm.submit(payload, this::receive);
          accepted = true;
        } finally {
          if (!accepted) {
            open.decrementAndGet();
          }
        }
      }
    } catch (InterruptedException _) {
      // The consumer has closed the stream.
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      leave();
    }
  }

  private void receive(Outcome<I, O> outcome) {
    outcomes.add(outcome);
    leave();
  }

  private void leave() {
    if (open.decrementAndGet() == 0) {
      outcomes.add(END);
    }
  }

  private final class Outcomes extends Spliterators.AbstractSpliterator<Outcome<I, O>> {
    Outcomes() {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    }

    @Override
    @SuppressWarnings("unchecked") // receive() adds nothing else but the end
    public boolean tryAdvance(Consumer<? super Outcome<I, O>> action) {
      Object next = take();
      if (END.equals(next)) {
        outcomes.add(END);
        Throwable cause = failure;
        if (cause != null) {
          throw new FarmException("The source of the tasks failed: " + cause.getMessage(), cause);
        }
        return false;
      }
      room.release();
      action.accept((Outcome<I, O>) next);
      return true;
    }

    private Object take() {
      try {
        return outcomes.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FarmException("Interrupted while waiting for an outcome", e);
      }
    }
  }
}

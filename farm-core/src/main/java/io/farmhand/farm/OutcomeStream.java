package io.farmhand.farm;

import io.farmhand.task.FarmException;
import io.farmhand.task.Outcome;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Feeds a farm from a source on a thread of its own, and gives the outcomes as a stream. */
final class OutcomeStream<I, O> {
  private final OutcomeRing<Outcome<I, O>> outcomes;
  private volatile @Nullable Throwable failure;

  /** Submits to the farm with a receiver of its own. */
  interface Submitter<I, O> {
    Object submit(I payload, Consumer<? super Outcome<I, O>> receiver) throws InterruptedException;
  }

  OutcomeStream(int capacity) {
    outcomes = new OutcomeRing<>(capacity);
  }

  Stream<Outcome<I, O>> open(Iterable<? extends I> source, Submitter<I, O> farm) {
    Thread feeder = Thread.ofVirtual().name("farmhand-feeder").start(() -> feed(source, farm));
    return StreamSupport.stream(new Outcomes(), false).onClose(feeder::interrupt);
  }

  private void feed(Iterable<? extends I> source, Submitter<I, O> farm) {
    Consumer<Outcome<I, O>> receiver = outcomes::put;
    long accepted = 0;
    try {
      Iterator<? extends I> each = source.iterator();
      outcomes.awaitRoom(accepted);
      while (each.hasNext()) {
        farm.submit(each.next(), receiver);
        accepted++;
        outcomes.awaitRoom(accepted);
      }
    } catch (InterruptedException _) {
      // The consumer has closed the stream.
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      outcomes.endAfter(accepted);
    }
  }

  private final class Outcomes extends Spliterators.AbstractSpliterator<Outcome<I, O>> {
    Outcomes() {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Outcome<I, O>> action) {
      Outcome<I, O> next = take();
      if (next != null) {
        action.accept(next);
        return true;
      }
      Throwable cause = failure;
      if (cause != null) {
        throw new FarmException("The source of the tasks failed: " + cause.getMessage(), cause);
      }
      return false;
    }

    private @Nullable Outcome<I, O> take() {
      try {
        return outcomes.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FarmException("Interrupted while waiting for an outcome", e);
      }
    }
  }
}

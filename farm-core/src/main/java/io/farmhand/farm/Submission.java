package io.farmhand.farm;

import io.farmhand.queue.TaskEntry;
import io.farmhand.task.Outcome;
import io.farmhand.task.TaskException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task that a farm has accepted, as seen by whoever submitted it.
 *
 * @param <I> type of the payload
 * @param <O> type of the result
 */
public final class Submission<I, O> extends TaskEntry<I, O> {
  private static final VarHandle WATCH;

  static {
    try {
      WATCH = MethodHandles.lookup().findVarHandle(Submission.class, "watch", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Consumer<? super Outcome<I, O>> sink;
  private final Canceller canceller;

  /** Null at first, then a future when somebody waits, or the outcome once it is delivered. */
  private volatile @Nullable Object watch;

  /** Cancels tasks of a farm. */
  interface Canceller {
    boolean cancel(Submission<?, ?> task);
  }

  Submission(I payload, Consumer<? super Outcome<I, O>> sink, Canceller canceller) {
    super(payload);
    this.sink = sink;
    this.canceller = canceller;
  }

  /**
   * Cancels the task: it is not begun any more, or interrupted if it was.
   *
   * @return false when it already had an outcome
   */
  public boolean cancel() {
    return canceller.cancel(this);
  }

  /** The outcome, if it was delivered. */
  @SuppressWarnings("unchecked") // deliver() stores nothing else
  public Optional<Outcome<I, O>> peek() {
    return watch instanceof Outcome<?, ?> end ? Optional.of((Outcome<I, O>) end) : Optional.empty();
  }

  /**
   * Waits for the outcome.
   *
   * @throws InterruptedException when interrupted while it waits; the task goes on
   */
  public Outcome<I, O> await() throws InterruptedException {
    try {
      return future().get();
    } catch (ExecutionException impossible) {
      throw new AssertionError("outcomes are never exceptional", impossible);
    }
  }

  /**
   * Waits for the result.
   *
   * @throws InterruptedException when interrupted while it waits; the task goes on
   * @throws TaskException when the task failed or was cancelled
   */
  public O get() throws InterruptedException {
    return await().get();
  }

  /** A future of the outcome; it never completes exceptionally, and cancelling it has no effect. */
  @SuppressWarnings("unchecked") // only futures and outcomes of this task are stored
  public CompletableFuture<Outcome<I, O>> future() {
    CompletableFuture<Outcome<I, O>> fresh = new CompletableFuture<>();
    Object seen = WATCH.compareAndExchange(this, null, fresh);
    return switch (seen) {
      case null -> fresh.copy();
      case CompletableFuture<?> future -> ((CompletableFuture<Outcome<I, O>>) future).copy();
      default -> CompletableFuture.completedFuture((Outcome<I, O>) seen);
    };
  }

  /** Hands the outcome to the sink and to whoever waits. */
  @SuppressWarnings("unchecked") // only a future of this task can have been there
  void deliver() {
    Outcome<I, O> end = Objects.requireNonNull(outcome());
    try {
      sink.accept(end);
    } finally {
      Object before = (Object) WATCH.getAndSet(this, end);
      if (before != null) {
        ((CompletableFuture<Outcome<I, O>>) before).complete(end);
      }
    }
  }
}

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
  private static final VarHandle WATCHER;
  private static final VarHandle DELIVERED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      WATCHER = lookup.findVarHandle(Submission.class, "watcher", CompletableFuture.class);
      DELIVERED = lookup.findVarHandle(Submission.class, "delivered", Outcome.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Consumer<? super Outcome<I, O>> sink;
  private final Canceller<I, O> canceller;

  private volatile @Nullable CompletableFuture<Outcome<I, O>> watcher;
  private volatile @Nullable Outcome<I, O> delivered;

  /** Cancels tasks of a farm. */
  interface Canceller<I, O> {
    boolean cancel(Submission<I, O> task);
  }

  Submission(I payload, Consumer<? super Outcome<I, O>> sink, Canceller<I, O> canceller) {
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
  public Optional<Outcome<I, O>> peek() {
    return Optional.ofNullable(delivered);
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
  @SuppressWarnings("unchecked") // the watcher is of that type
  public CompletableFuture<Outcome<I, O>> future() {
    Outcome<I, O> end = delivered;
    if (end != null) {
      return CompletableFuture.completedFuture(end);
    }
    CompletableFuture<Outcome<I, O>> own = new CompletableFuture<>();
    CompletableFuture<Outcome<I, O>> first =
        (CompletableFuture<Outcome<I, O>>) WATCHER.compareAndExchange(this, null, own);
    CompletableFuture<Outcome<I, O>> shared = first == null ? own : first;
    // The delivery may have passed between the two looks and not have seen the watcher.
    end = delivered;
    if (end != null) {
      shared.complete(end);
    }
    return shared.copy();
  }

  /**
   * Hands the outcome to the sink. Whoever waits is told by {@link #tellWatcher()}, after a full
   * fence that many deliveries share.
   */
  void deliver() {
    Outcome<I, O> end = Objects.requireNonNull(outcome());
    try {
      sink.accept(end);
    } finally {
      DELIVERED.setRelease(this, end);
    }
  }

  /** Tells whoever waits. */
  void tellWatcher() {
    CompletableFuture<Outcome<I, O>> waiting = watcher;
    Outcome<I, O> end = delivered;
    if (waiting != null && end != null) {
      waiting.complete(end);
    }
  }
}

package io.farmhand.control;

import io.farmhand.time.Cancellable;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes, decides, limits and applies, again and again: keeps a farm at the number of workers
 * that its controller wants.
 *
 * <p>Decisions are due at fixed times from the start on; one that is a whole period late is
 * skipped. There is never more than one at a time, and none is applied once {@link #close()} has
 * returned. Whatever fails in a controller, a listener or the farm is logged once for each kind and
 * never ends the loop.
 */
public final class ControlLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);
  private static final long LONGEST_CHECK_NANOS = Duration.ofMillis(100).toNanos();
  private static final long SHORTEST_CHECK_NANOS = Duration.ofMillis(1).toNanos();

  private enum State {
    NEW,
    RUNNING,
    CLOSED
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Consumer<? super DecisionRecord>> listeners = new CopyOnWriteArrayList<>();
  private final TimeSource time;
  private final Executor executor;
  private final Controlled controlled;
  private final DecisionStep step;
  private final BiConsumer<String, Throwable> onFailure;
  private final long periodNanos;
  private final long firstNanos;
  private final long longestWaitNanos;
  private final int maxDecisions;
  private State state = State.NEW;
  private @Nullable Cancellable pending;
  private volatile @Nullable DecisionRecord last;
  private volatile OptionalLong decidingSince = OptionalLong.empty();
  private long dueNanos;
  private boolean waited;
  private int decisions;

  ControlLoop(
      Controlled controlled,
      ControllerFactory factory,
      ControlSettings settings,
      TimeSource time,
      Executor executor,
      BiConsumer<String, Throwable> warn) {
    this.time = time;
    this.executor = executor;
    this.controlled = controlled;
    this.onFailure = new OncePerKind(warn);
    this.step = DecisionStep.of(factory, settings, controlled, onFailure);
    this.periodNanos = settings.periodFor(factory).toNanos();
    this.firstNanos = settings.firstDecision().map(Duration::toNanos).orElse(periodNanos);
    this.longestWaitNanos = settings.waitWhileScaling().toNanos();
    this.maxDecisions = settings.maxDecisions();
  }

  /**
   * A loop that decides on threads of its own, so that a slow controller holds up neither the time
   * source nor, as one that computes for ever on a virtual thread would, the workers of a farm. It
   * does nothing before {@link #start()}.
   */
  public static ControlLoop of(
      Controlled controlled, ControllerFactory factory, ControlSettings settings, TimeSource time) {
    Executor threads = Thread.ofPlatform().daemon().name("farmhand-control")::start;
    return new ControlLoop(controlled, factory, settings, time, threads, ControlLoop::warn);
  }

  /**
   * A loop that decides on the time source's own thread: on {@link io.farmhand.time.VirtualTime}
   * the same run every time.
   */
  public static ControlLoop inline(
      Controlled controlled, ControllerFactory factory, ControlSettings settings, TimeSource time) {
    return new ControlLoop(controlled, factory, settings, time, Runnable::run, ControlLoop::warn);
  }

  /** Calls {@code listener} with each decision, on the deciding thread; it must be quick. */
  public ControlLoop listen(Consumer<? super DecisionRecord> listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Begins: the first decision follows after {@link ControlSettings#firstDecision()}.
   *
   * @throws IllegalStateException when it was started or closed before
   */
  public ControlLoop start() {
    lock.lock();
    try {
      if (state != State.NEW) {
        throw new IllegalStateException(
            "a control loop runs once, this one is " + state + "; make a new one");
      }
      state = State.RUNNING;
      dueNanos = time.nanos() + firstNanos;
      arm(firstNanos);
    } finally {
      lock.unlock();
    }
    return this;
  }

  /** The decision made last; empty before the first. */
  public Optional<DecisionRecord> last() {
    return Optional.ofNullable(last);
  }

  /**
   * How long the controller has been at its present decision, also after {@link #close()}; empty
   * while it is at none.
   */
  public Optional<Duration> deciding() {
    OptionalLong since = decidingSince;
    return since.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(time.nanos() - since.getAsLong()));
  }

  /** Whether it was started and has not ended. */
  public boolean running() {
    lock.lock();
    try {
      return state == State.RUNNING;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends it. It waits for a target that is being applied at this moment, but not for a controller
   * that is still deciding: that decision is dropped.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      state = State.CLOSED;
      if (pending != null) {
        pending.cancel();
        pending = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private void arm(long delayNanos) {
    lock.lock();
    try {
      if (state == State.RUNNING) {
        pending = time.after(delayNanos, () -> executor.execute(this::tick));
      }
    } finally {
      lock.unlock();
    }
  }

  private void tick() {
    if (!running()) {
      return;
    }
    long now = time.nanos();
    long waitLeftNanos = longestWaitNanos - (now - dueNanos);
    if (waitLeftNanos > 0 && scaling()) {
      waited = true;
      arm(Math.min(checkNanos(), waitLeftNanos));
      return;
    }
    if (waited) {
      waited = false;
      dueNanos = now;
    }
    try {
      decide();
    } catch (RuntimeException failure) {
      onFailure.accept("observing", failure);
    } finally {
      armNext();
    }
  }

  private boolean scaling() {
    try {
      return controlled.scaling();
    } catch (RuntimeException failure) {
      onFailure.accept("observing", failure);
      return false;
    }
  }

  private long checkNanos() {
    return Math.clamp(periodNanos / 200, SHORTEST_CHECK_NANOS, LONGEST_CHECK_NANOS);
  }

  private void decide() {
    decidingSince = OptionalLong.of(time.nanos());
    DecisionRecord proposed;
    try {
      proposed = step.propose(dueNanos);
    } finally {
      decidingSince = OptionalLong.empty();
    }
    DecisionRecord made;
    lock.lock();
    try {
      if (state != State.RUNNING) {
        return;
      }
      made = step.carryOut(proposed);
      last = made;
      if (++decisions >= maxDecisions) {
        close();
      }
    } finally {
      lock.unlock();
    }
    for (Consumer<? super DecisionRecord> listener : listeners) {
      tell(listener, made);
    }
  }

  private void tell(Consumer<? super DecisionRecord> listener, DecisionRecord made) {
    try {
      listener.accept(made);
    } catch (RuntimeException failure) {
      onFailure.accept("a listener of decisions", failure);
    }
  }

  private void armNext() {
    long now = time.nanos();
    dueNanos += periodNanos;
    if (dueNanos - now <= 0) {
      dueNanos = now + periodNanos;
    }
    arm(dueNanos - now);
  }

  private static void warn(String what, Throwable failure) {
    LOG.warn("{} failed; further failures of this kind are not logged", what, failure);
  }
}

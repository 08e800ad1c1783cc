package io.farmhand.gateway.function;

import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The replicas that are starting: launches their processes, and says when to look whether each is
 * ready.
 *
 * <p>To look is worth while soon at first, since a quick one takes 30 ms, then more and more
 * rarely, and at once when a replica has written something, as most do when they listen. All of
 * them together look no oftener than a single one would at first: the processors are theirs.
 */
final class Starts implements AutoCloseable {
  private static final long FIRST_LOOK_NANOS = 2_000_000;
  private static final long LAST_LOOK_NANOS = 50_000_000;

  private final TimeSource time;
  private final AtomicInteger count = new AtomicInteger();
  private final ExecutorService launchers =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("replica-launch-", 0).factory());

  Starts(TimeSource time) {
    this.time = time;
  }

  /** Begins a start, which is closed when it has ended in any way. */
  Start begin() {
    return new Start();
  }

  @Override
  public void close() {
    launchers.shutdown();
  }

  /** One of them. */
  final class Start implements AutoCloseable {
    private final Semaphore signs = new Semaphore(0);
    private long growing = FIRST_LOOK_NANOS;
    private long lastLook = time.nanos();

    private Start() {
      count.incrementAndGet();
    }

    /**
     * Runs on a thread of the system: to start a process holds the carrier of a virtual one, and
     * with it the calls.
     */
    <T> T launch(Callable<T> launch) throws IOException, InterruptedException {
      Future<T> launched = launchers.submit(launch);
      try {
        return launched.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
      }
    }

    /** Says that there may be something to see. */
    void sign() {
      if (signs.availablePermits() == 0) {
        signs.release();
      }
    }

    /** Waits until the next look. */
    void pause() throws InterruptedException {
      if (signs.tryAcquire(pauseNanos(), TimeUnit.NANOSECONDS)) {
        // Whoever writes line after line is not looked at for each of them.
        time.sleep(Math.max(0, lastLook + FIRST_LOOK_NANOS - time.nanos()));
        signs.drainPermits();
      }
      growing = Math.min(LAST_LOOK_NANOS, growing + growing / 8);
      lastLook = time.nanos();
    }

    private long pauseNanos() {
      return Math.max(growing, FIRST_LOOK_NANOS * count.get());
    }

    @Override
    public void close() {
      count.decrementAndGet();
    }
  }
}

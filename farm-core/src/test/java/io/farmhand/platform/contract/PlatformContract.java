package io.farmhand.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.platform.Platform;
import io.farmhand.platform.PoolListener;
import io.farmhand.platform.WorkerPool;
import io.farmhand.task.Codec;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a pool of workers does on every platform; its test extends this, by way of {@link
 * IndividualContract} or {@link GroupContract}.
 */
@Timeout(120)
public abstract class PlatformContract {
  /**
   * The function that workers apply: {@code upper} gives the text in capitals, and fails with "no
   * text" when it is empty. A platform that runs functions elsewhere deploys one like it.
   */
  protected static final FarmFunction<String, String> UPPER =
      FarmFunction.of("upper", Codec.text(), Codec.text(), PlatformContract::upper);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A fresh platform, on which at least four workers can run. */
  protected abstract Platform platform();

  /** The time in which it lives. */
  protected TimeSource time() {
    return TimeSource.system();
  }

  /** The function's work. */
  protected static String upper(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("no text");
    }
    return text.toUpperCase(Locale.ROOT);
  }

  @Test
  void hasAName() {
    assertThat(platform().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  @Test
  void aPoolGetsAsManyWorkersAsItAsksForAndLosesThemAgain() throws InterruptedException {
    Counts counts = new Counts();
    WorkerPool<String, String> pool = pool(new LinkedBlockingQueue<>(), Map.of(), counts);
    pool.resize(4);
    counts.await(() -> counts.ready == 4);
    pool.resize(1);
    counts.await(() -> counts.ready == 1 && counts.draining == 0);
    pool.resize(3);
    counts.await(() -> counts.ready == 3);
    pool.resize(0);
    counts.await(() -> counts.ready + counts.starting + counts.draining == 0);
    assertThat(pool.close(PATIENCE)).isTrue();
  }

  @Test
  void everyTaskIsDoneOnceWhileThePoolGrowsAndShrinks() throws InterruptedException {
    LinkedBlockingQueue<Task<String>> tasks = new LinkedBlockingQueue<>();
    Map<Long, String> answers = new ConcurrentHashMap<>();
    Counts counts = new Counts();
    WorkerPool<String, String> pool = pool(tasks, answers, counts);
    int number = 0;
    for (int workers : new int[] {1, 4, 2, 3, 1, 4}) {
      pool.resize(workers);
      for (int i = 0; i < 25; i++, number++) {
        tasks.add(new NumberedTask(number, number % 10 == 0 ? "" : "t" + number));
      }
      int due = number - 10;
      counts.await(() -> answers.size() >= due);
    }
    counts.await(() -> answers.size() == 150);
    for (long id = 0; id < number; id++) {
      String expected = id % 10 == 0 ? "failed: no text" : "T" + id;
      assertThat(answers.get(id)).endsWith(expected).doesNotContain("again");
    }
    assertThat(pool.close(PATIENCE)).isTrue();
  }

  private WorkerPool<String, String> pool(
      LinkedBlockingQueue<Task<String>> tasks, Map<Long, String> answers, Counts counts) {
    return new WorkerPool<>(
        platform(), UPPER, worker -> new CallingSlot(worker, tasks, answers), time(), counts);
  }

  /** What a pool has told, to wait for. */
  private static final class Counts implements PoolListener {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    int starting;
    int ready;
    int draining;

    @Override
    public void poolChanged(
        int target, int nowStarting, int nowReady, int nowDraining, long nanos) {
      lock.lock();
      try {
        starting = nowStarting;
        ready = nowReady;
        draining = nowDraining;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void workerStarted(long startupNanos) {
      assertThat(startupNanos).isNotNegative();
    }

    /** Waits until {@code condition} holds, looking again every few milliseconds at the latest. */
    void await(BooleanSupplier condition) throws InterruptedException {
      lock.lock();
      try {
        long left = PATIENCE.toNanos();
        while (!condition.getAsBoolean() && left > 0) {
          long step = Math.min(left, 5_000_000);
          left -= step - Math.max(0, changed.awaitNanos(step));
        }
        assertThat(condition.getAsBoolean())
            .as("starting %d, ready %d, draining %d", starting, ready, draining)
            .isTrue();
      } finally {
        lock.unlock();
      }
    }
  }
}

package io.farmhand.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.farmhand.queue.contract.QueueHarness;
import io.farmhand.queue.contract.QueueRecorder;
import io.farmhand.task.Failure;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hammers the queue from all sides; a lost wake-up shows as a standstill. */
class MemoryTaskQueueStressTest {
  private static final int PRODUCERS = 8;
  private static final int TAKERS = 5;

  private final AtomicLong progress = new AtomicLong();
  private final AtomicLong settledTwice = new AtomicLong();
  private volatile @Nullable Throwable failure;

  private static final class Work extends TaskEntry<String, String> {
    final Semaphore producer;
    final AtomicInteger ends = new AtomicInteger();

    Work(Semaphore producer, long now) {
      super("w");
      this.producer = producer;
      describe(now, now + 1000, Task.UNKNOWN_SERVICE);
    }
  }

  /** Frees what is settled at once, and tells the producer. */
  private final class Sink implements Settlements<String, String> {
    private final CountDownLatch opened = new CountDownLatch(1);
    private @Nullable TaskQueue<String, String> queue;

    void open(TaskQueue<String, String> newQueue) {
      queue = newQueue;
      opened.countDown();
    }

    @Override
    public void settled(TaskEntry<String, String>[] tasks, int count) {
      TaskQueue<String, String> target = queue;
      if (target != null) {
        synchronized (this) {
          target.delivered(count);
        }
      }
      progress.addAndGet(count);
      for (int i = 0; i < count; i++) {
        Work work = (Work) tasks[i];
        if (work.ends.incrementAndGet() != 1) {
          settledTwice.incrementAndGet();
        }
        work.producer.release();
      }
    }

    @Override
    public void inVain(TaskEntry<String, String> task) {}
  }

  @Test
  void noTaskIsForgottenWhileTakersSleepAndWakeAndRetire() throws InterruptedException {
    TaskQueue<String, String> queue = open(QueueDiscipline.FIFO, 64);
    hammer(queue, 10_000, 0);
  }

  @Test
  void noTaskIsForgottenInASmallQueueInOrderOfDeadlines() throws InterruptedException {
    TaskQueue<String, String> queue = open(QueueDiscipline.LEAST_SLACK_TARDY_LAST, 3);
    hammer(queue, 5000, 0);
  }

  @Test
  void everyTaskHasOneOutcomeWhenProducersCancelWhatOthersAreHandingIn()
      throws InterruptedException {
    TaskQueue<String, String> queue = open(QueueDiscipline.FIFO, 8);
    hammer(queue, 8000, 2);
  }

  private TaskQueue<String, String> open(QueueDiscipline discipline, int capacity) {
    Sink sink = new Sink();
    TaskQueue<String, String> queue =
        new MemoryTaskQueue<>(
            capacity,
            discipline,
            QueueHarness.RETRIES,
            new SplittableRandom(3),
            TimeSource.system(),
            new QueueRecorder(),
            sink);
    sink.open(queue);
    return queue;
  }

  private void hammer(TaskQueue<String, String> queue, int rounds, int cancelOneOf)
      throws InterruptedException {
    Crew crew = new Crew(queue);
    for (int i = 0; i < TAKERS; i++) {
      crew.hire();
    }
    CountDownLatch producing = new CountDownLatch(PRODUCERS);
    for (int i = 0; i < PRODUCERS; i++) {
      SplittableRandom chance = new SplittableRandom(i);
      start(
          "producer-" + i,
          () -> {
            produce(queue, rounds, cancelOneOf, chance);
            producing.countDown();
          });
    }
    CountDownLatch unsettled = new CountDownLatch(1);
    start("manager", () -> crew.replaceAtRandomUntil(producing, unsettled));
    watch(unsettled);
    crew.retireAll();
    assertThat(settledTwice).hasValue(0);
    assertThat(queue.accepted()).isEqualTo(progress.get());
  }

  private void produce(
      TaskQueue<String, String> queue, int rounds, int cancelOneOf, SplittableRandom chance)
      throws InterruptedException {
    Semaphore settled = new Semaphore(0);
    for (int round = 0; round < rounds; round++) {
      int burst = 1 + chance.nextInt(3);
      for (int i = 0; i < burst; i++) {
        Work work = new Work(settled, TimeSource.system().nanos());
        while (!queue.offer(work)) {
          queue.awaitRoom();
        }
        if (cancelOneOf > 0 && chance.nextInt(cancelOneOf) == 0) {
          queue.cancel(work);
        }
      }
      settled.acquire(burst);
    }
  }

  /** Fails when nothing moves for five seconds. */
  private void watch(CountDownLatch done) throws InterruptedException {
    long before = -1;
    while (!done.await(5, TimeUnit.SECONDS)) {
      Throwable seen = failure;
      if (seen != null) {
        throw new AssertionError("a thread of the test failed", seen);
      }
      long now = progress.get();
      if (now == before) {
        fail("Nothing moves after %d tasks:%n%s", now, threadDump());
      }
      before = now;
    }
  }

  private static String threadDump() {
    return Thread.getAllStackTraces().entrySet().stream()
        .map(MemoryTaskQueueStressTest::describe)
        .collect(Collectors.joining("\n\n"));
  }

  private static String describe(Map.Entry<Thread, StackTraceElement[]> one) {
    StringBuilder text = new StringBuilder(one.getKey().toString());
    for (StackTraceElement frame : one.getValue()) {
      text.append("\n    ").append(frame);
    }
    return text.toString();
  }

  private interface Part {
    void run() throws InterruptedException;
  }

  private Thread start(String name, Part part) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(
            () -> {
              try {
                part.run();
              } catch (Throwable e) {
                failure = e;
              }
            });
  }

  /** The takers, of which some retire and some are taken back all the time. */
  private final class Crew {
    private final TaskQueue<String, String> queue;
    private final List<Taker> takers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Crew(TaskQueue<String, String> queue) {
      this.queue = queue;
    }

    void hire() {
      Taker taker = new Taker();
      SplittableRandom chance = new SplittableRandom(takers.size());
      takers.add(taker);
      threads.add(start("taker", () -> work(taker, chance)));
    }

    private void work(Taker taker, SplittableRandom chance) {
      for (Lease<String, String> lease = queue.take(taker, 1 + chance.nextInt(3));
          lease != null;
          lease = queue.take(taker, 1 + chance.nextInt(3))) {
        for (int i = 0; i < lease.size(); i++) {
          switch (chance.nextInt(8)) {
            case 0 -> {}
            case 1 -> lease.fail(i, new Failure.NotAccepted("busy", Duration.ofNanos(1000)));
            default -> lease.succeed(i, "done");
          }
        }
        queue.settle(lease);
      }
    }

    void replaceAtRandomUntil(CountDownLatch producing, CountDownLatch done)
        throws InterruptedException {
      SplittableRandom chance = new SplittableRandom(99);
      while (!producing.await(50, TimeUnit.MICROSECONDS)) {
        int index = chance.nextInt(takers.size());
        Taker taker = takers.get(index);
        queue.retire(taker);
        if (chance.nextBoolean()) {
          Thread.onSpinWait();
        }
        if (!queue.reinstate(taker)) {
          takers.remove(index);
          threads.removeIf(thread -> !thread.isAlive());
          hire();
        }
      }
      done.countDown();
    }

    void retireAll() throws InterruptedException {
      takers.forEach(queue::retire);
      for (Thread thread : threads) {
        thread.join(20_000);
        assertThat(thread.isAlive()).as("a retired taker that goes on").isFalse();
      }
    }
  }
}

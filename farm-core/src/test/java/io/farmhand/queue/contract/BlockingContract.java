package io.farmhand.queue.contract;

import static io.farmhand.queue.contract.QueueHarness.payloads;
import static io.farmhand.queue.contract.QueueHarness.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.queue.Lease;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.queue.Taker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits in a task queue, for how long, and who is woken. */
public abstract class BlockingContract {
  private final List<Thread> threads = new ArrayList<>();

  /** Makes the queue under test. */
  protected abstract QueueHarness.Opener opener();

  @AfterEach
  void endThreads() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(20_000);
      assertThat(thread.isAlive()).as("a thread that still waits in the queue").isFalse();
    }
  }

  private QueueHarness harness(int capacity) {
    return new QueueHarness(opener(), capacity, QueueDiscipline.FIFO, QueueHarness.RETRIES);
  }

  @Test
  void anOfferWakesATakerThatWaits() throws Exception {
    QueueHarness all = harness(4);
    Future<@Nullable Lease<String, String>> lease = taking(all, new Taker());
    awaitWaiting(threads.getFirst());
    all.offer("a");
    assertThat(payloads(get(lease))).containsExactly("a");
  }

  @Test
  void aRetryThatFallsDueWakesATakerThatWaits() throws Exception {
    QueueHarness all = harness(4);
    all.offer("a");
    all.fail(all.take(1), thrown("once"));
    Future<@Nullable Lease<String, String>> lease = taking(all, new Taker());
    awaitWaiting(threads.getFirst());
    all.advanceMillis(1000);
    assertThat(get(lease).task(0).attempt()).isEqualTo(2);
  }

  @Test
  void aTaskThatIsReturnedWakesATakerThatWaits() throws Exception {
    QueueHarness all = harness(4);
    all.offer("a");
    Lease<String, String> held = all.take(1);
    Future<@Nullable Lease<String, String>> lease = taking(all, new Taker());
    awaitWaiting(threads.getFirst());
    all.queue.settle(held);
    assertThat(payloads(get(lease))).containsExactly("a");
  }

  @Test
  void asManyTakersAreWokenAsThereAreTasks() throws Exception {
    QueueHarness all = harness(8);
    List<Future<@Nullable Lease<String, String>>> leases = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      leases.add(taking(all, new Taker()));
    }
    for (Thread thread : threads) {
      awaitWaiting(thread);
    }
    for (int i = 0; i < 4; i++) {
      all.offer("t" + i);
    }
    for (Future<@Nullable Lease<String, String>> lease : leases) {
      assertThat(get(lease).size()).isEqualTo(1);
    }
  }

  @Test
  void aTakerThatIsRetiredWhileItWaitsStops() throws Exception {
    QueueHarness all = harness(4);
    Taker taker = new Taker();
    Future<@Nullable Lease<String, String>> lease = taking(all, taker);
    awaitWaiting(threads.getFirst());
    all.queue.retire(taker);
    assertThat(lease.get(20, TimeUnit.SECONDS)).isNull();
    assertThat(all.queue.reinstate(taker)).isFalse();
  }

  @Test
  void aTakerThatIsRetiredWhileItWorksStopsAfterwards() {
    QueueHarness all = harness(4);
    all.offer("a");
    all.offer("b");
    Taker taker = new Taker();
    assertThat(taker.idle()).isTrue();
    Lease<String, String> held = all.queue.take(taker, 1);
    assertThat(held).isNotNull();
    assertThat(taker.idle()).isFalse();
    all.queue.retire(taker);
    assertThat(held.isOpen(0)).isTrue();
    all.succeed(held);
    assertThat(all.seen.outcome().get()).isEqualTo("done a");
    assertThat(all.queue.take(taker, 1)).isNull();
    assertThat(taker.idle()).isTrue();
    assertThat(payloads(all.take(1))).containsExactly("b");
  }

  @Test
  void aTakerThatIsReinstatedInTimeGoesOn() {
    QueueHarness all = harness(4);
    all.offer("a");
    all.offer("b");
    Taker taker = new Taker();
    Lease<String, String> held = all.queue.take(taker, 1);
    assertThat(held).isNotNull();
    all.queue.retire(taker);
    assertThat(all.queue.reinstate(taker)).isTrue();
    all.succeed(held);
    Lease<String, String> next = all.queue.take(taker, 1);
    assertThat(next).isNotNull();
    assertThat(payloads(next)).containsExactly("b");
  }

  @Test
  void waitingForRoomEndsWithADeliveryOrTheClose() throws Exception {
    QueueHarness all = harness(1);
    all.queue.awaitRoom();
    all.offer("a");
    Future<@Nullable Boolean> waiting = run(() -> awaitRoom(all));
    awaitWaiting(threads.getFirst());
    all.succeed(all.take(1));
    all.seen.outcome();
    assertThat(waiting.isDone()).isFalse();
    all.queue.delivered(1);
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
    all.offer("b");
    Future<@Nullable Boolean> again = run(() -> awaitRoom(all));
    awaitWaiting(threads.getLast());
    all.queue.close();
    assertThat(again.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitingForRoomCanBeInterrupted() throws Exception {
    QueueHarness all = harness(1);
    all.offer("a");
    Future<@Nullable Boolean> waiting = run(() -> awaitRoom(all));
    awaitWaiting(threads.getFirst());
    threads.getFirst().interrupt();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isFalse();
  }

  private static boolean awaitRoom(QueueHarness all) {
    try {
      all.queue.awaitRoom();
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private Future<@Nullable Lease<String, String>> taking(QueueHarness all, Taker taker) {
    return run(() -> all.queue.take(taker, 1));
  }

  private static Lease<String, String> get(Future<@Nullable Lease<String, String>> lease)
      throws Exception {
    Lease<String, String> taken = lease.get(20, TimeUnit.SECONDS);
    assertThat(taken).isNotNull();
    return taken;
  }

  private <T extends @Nullable Object> Future<T> run(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    threads.add(Thread.ofPlatform().daemon().name("contract-" + threads.size()).start(task));
    return task;
  }

  private static void awaitWaiting(Thread thread) throws ExecutionException {
    while (thread.getState() != Thread.State.WAITING) {
      if (thread.getState() == Thread.State.TERMINATED) {
        throw new ExecutionException("ended instead of waiting", null);
      }
      Thread.onSpinWait();
    }
  }
}

package io.farmhand.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.farmhand.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CollectorTest {
  private final AtomicInteger calls = new AtomicInteger();

  private FarmBuilder<Integer, Integer> farm() {
    return Farm.<Integer, Integer>of(number -> number).workers(2).capacity(4);
  }

  @Test
  void aReceiverThatThrowsLosesNothing() throws Exception {
    try (Farm<Integer, Integer> farm =
        farm()
            .collect(
                _ -> {
                  if (calls.incrementAndGet() % 2 == 0) {
                    throw new IllegalStateException("disk full");
                  }
                })
            .open()) {
      for (int i = 0; i < 50; i++) {
        assertThat(farm.submit(i).get()).isEqualTo(i);
      }
    }
    assertThat(calls).hasValue(50);
  }

  @Test
  void aReceiverThatThrowsErrorsLosesNothing() throws Exception {
    try (Farm<Integer, Integer> farm =
        farm()
            .collect(
                _ -> {
                  calls.incrementAndGet();
                  throw new AssertionError("unexpected");
                })
            .open()) {
      for (int i = 0; i < 20; i++) {
        assertThat(farm.submit(i).get()).isEqualTo(i);
      }
    }
    assertThat(calls).hasValue(20);
  }

  @Test
  void aServiceTimeThatThrowsLosesNothing() throws Exception {
    ServiceTime<Integer> broken =
        new ServiceTime<>() {
          @Override
          public long expectedNanos(Integer payload) {
            return 5;
          }

          @Override
          public void observed(Integer payload, long serviceNanos) {
            throw new IllegalStateException("no such class");
          }
        };
    try (Farm<Integer, Integer> farm =
        farm().serviceTime(broken).collect(_ -> calls.incrementAndGet()).open()) {
      for (int i = 0; i < 20; i++) {
        assertThat(farm.submit(i).get()).isEqualTo(i);
      }
    }
    assertThat(calls).hasValue(20);
  }

  @Test
  void aReceiverThatInterruptsItsThreadDoesNotKeepItFromWaiting() throws Exception {
    List<Thread> threads = new ArrayList<>();
    try (Farm<Integer, Integer> farm =
        farm()
            .collect(
                _ -> {
                  threads.add(Thread.currentThread());
                  Thread.currentThread().interrupt();
                })
            .open()) {
      farm.submit(1).await();
      farm.submit(2).await();
      Thread collector = threads.getFirst();
      while (collector.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(collector.isInterrupted()).isFalse();
    }
  }

  @Test
  void receivesOneOutcomeAtATime() {
    AtomicInteger within = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Farm<Integer, Integer> farm =
        farm()
            .workers(4)
            .collect(
                _ -> {
                  most.accumulateAndGet(within.incrementAndGet(), Math::max);
                  within.decrementAndGet();
                })
            .open()) {
      farm.process(List.of(1, 2, 3)).forEach(Outcome::get);
      var emission =
          farm.emit(
              outlet -> {
                for (int i = 0; i < 1000; i++) {
                  outlet.put(i);
                }
              });
      emission.join();
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void aSlowReceiverHoldsUpSubmission() throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Farm<Integer, Integer> farm =
        farm()
            .collect(
                _ -> {
                  received.countDown();
                  try {
                    go.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                })
            .open()) {
      for (int i = 0; i < 4; i++) {
        farm.submit(i);
      }
      assertThat(received.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(farm.offer(4)).isEmpty();
      go.countDown();
      assertThat(farm.submit(5).get()).isEqualTo(5);
    }
  }

  @Test
  void aReceiverThatWouldWaitForItselfIsToldSo() throws Exception {
    CompletableFuture<Farm<Integer, Integer>> opened = new CompletableFuture<>();
    List<Throwable> refusals = new CopyOnWriteArrayList<>();
    try (Farm<Integer, Integer> farm =
        farm()
            .capacity(1)
            .collect(
                outcome -> {
                  Farm<Integer, Integer> own = opened.join();
                  if (outcome.task().payload() == 0) {
                    refusals.add(catchThrowable(() -> own.submit(1)));
                  } else {
                    refusals.add(catchThrowable(own::close));
                  }
                })
            .open()) {
      opened.complete(farm);
      assertThat(farm.submit(0).get()).isZero();
      assertThat(farm.submit(2).get()).isEqualTo(2);
      assertThat(farm.submit(3).get()).isEqualTo(3);
    }
    assertThat(refusals).hasSize(3).hasOnlyElementsOfType(IllegalStateException.class);
    assertThat(refusals.get(0))
        .hasMessageContaining("capacity = 1")
        .hasMessageContaining("offer()");
    assertThat(refusals.get(1)).hasMessageContaining("abort()");
  }

  @Test
  void aReceiverMaySubmitWhereThereIsRoom() throws Exception {
    CompletableFuture<Farm<Integer, Integer>> opened = new CompletableFuture<>();
    try (Farm<Integer, Integer> farm =
        farm()
            .collect(
                outcome -> {
                  calls.incrementAndGet();
                  if (outcome.task().payload() < 10) {
                    submit(opened.join(), outcome.task().payload() + 1);
                  }
                })
            .open()) {
      opened.complete(farm);
      farm.submit(0);
      while (farm.observe().totals().collected() < 11) {
        Thread.onSpinWait();
      }
    }
    assertThat(calls).hasValue(11);
  }

  private static void submit(Farm<Integer, Integer> farm, int payload) {
    try {
      farm.submit(payload);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.farmhand.sim.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 200})
  void doesEachItemOnce(int jobs) {
    AtomicIntegerArray times = new AtomicIntegerArray(100);
    AtomicInteger contexts = new AtomicInteger();
    AtomicInteger heard = new AtomicInteger();
    Parallel.of(jobs)
        .run(
            100,
            contexts::incrementAndGet,
            (context, item) -> times.incrementAndGet(item),
            done -> heard.accumulateAndGet(done, Math::max));
    for (int i = 0; i < 100; i++) {
      assertThat(times.get(i)).isOne();
    }
    assertThat(contexts.get()).isEqualTo(Math.min(jobs, 100));
    assertThat(heard.get()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void throwsTheFailureAndBeginsNoOthers(int jobs) {
    AtomicInteger begun = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Parallel.of(jobs)
                    .run(
                        1_000_000,
                        () -> 0,
                        (context, item) -> {
                          begun.incrementAndGet();
                          throw new IllegalStateException("item " + item);
                        },
                        done -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("item ");
    assertThat(begun.get()).isLessThanOrEqualTo(jobs);
  }

  @Test
  void anInterruptEndsIt() {
    Thread.currentThread().interrupt();
    AtomicInteger begun = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Parallel.of(2)
                    .run(10_000_000, () -> 0, (c, i) -> begun.incrementAndGet(), done -> {}))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(begun.get()).isLessThan(10_000_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void workThatDoesNotEndIsLeftToItself(int jobs) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(jobs);
    AtomicBoolean mayEnd = new AtomicBoolean();
    Thread caller = Thread.currentThread();
    Thread interrupting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    begun.await();
                    caller.interrupt();
                  } catch (InterruptedException _) {
                    // Then the test fails by itself.
                  }
                });
    assertThatThrownBy(
            () ->
                Parallel.of(jobs)
                    .run(
                        jobs,
                        () -> 0,
                        (context, item) -> {
                          begun.countDown();
                          while (!mayEnd.get()) {
                            Thread.onSpinWait();
                          }
                        },
                        done -> {}))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    mayEnd.set(true);
    interrupting.join();
  }

  @Test
  void noItemsAreNoWork() {
    Parallel.of(4)
        .run(
            0,
            () -> 0,
            (context, item) -> {
              throw new AssertionError();
            },
            done -> {});
  }

  @Test
  void needsAThread() {
    assertThatThrownBy(() -> Parallel.of(0)).hasMessage("jobs = 0, must be at least 1");
  }
}

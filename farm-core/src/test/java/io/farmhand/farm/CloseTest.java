package io.farmhand.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.task.FarmClosedException;
import io.farmhand.task.FarmException;
import io.farmhand.task.Outcome;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CloseTest {
  private final Gate gate = new Gate();

  private FarmBuilder<String, String> farm() {
    return Farm.<String, String>of(gate::work).workers(1);
  }

  @Test
  void waitsForEveryTask() throws Exception {
    List<Outcome<String, String>> outcomes = new ArrayList<>();
    Farm<String, String> farm = farm().workers(3).collect(outcomes::add).open();
    for (int i = 0; i < 1000; i++) {
      farm.submit("t" + i);
    }
    assertThat(farm.close(ChronoUnit.FOREVER.getDuration())).isTrue();
    assertThat(outcomes).hasSize(1000).allMatch(Outcome.Completed.class::isInstance);
  }

  @Test
  void givesAFarmWithoutWorkersOneToComeToItsEnd() throws Exception {
    Farm<String, String> farm = farm().workers(0).open();
    Submission<String, String> task = farm.submit("a");
    farm.close();
    assertThat(task.get()).isEqualTo("a done");
  }

  @Test
  void refusesTasksAfterwards() {
    Farm<String, String> farm = farm().open();
    farm.close();
    farm.close();
    assertThatThrownBy(() -> farm.submit("a")).isInstanceOf(FarmClosedException.class);
    assertThatThrownBy(() -> farm.offer("a")).isInstanceOf(FarmClosedException.class);
    assertThatThrownBy(() -> farm.submitAll(List.of("a"))).isInstanceOf(FarmClosedException.class);
    assertThatThrownBy(() -> farm.emit(_ -> {})).isInstanceOf(FarmClosedException.class);
    assertThatThrownBy(() -> farm.process(List.of("a")).toList())
        .isInstanceOf(FarmException.class)
        .hasRootCauseInstanceOf(FarmClosedException.class);
    assertThat(farm.observe().totals().accepted()).isZero();
  }

  @Test
  void abortsWhatIsNotDoneInTime() throws Exception {
    Farm<String, String> farm = farm().open();
    Submission<String, String> running = farm.submit("hold");
    gate.awaitBegin();
    Submission<String, String> waiting = farm.submit("waiting");
    assertThat(farm.close(Duration.ofMillis(5))).isFalse();
    assertThat(running.peek()).containsInstanceOf(Outcome.Cancelled.class);
    assertThat(waiting.peek()).containsInstanceOf(Outcome.Cancelled.class);
    assertThat(gate.awaitInterrupt()).isEqualTo("hold");
  }

  @Test
  void abortsWhenInterruptedAndKeepsTheInterrupt() throws Exception {
    Farm<String, String> farm = farm().open();
    Submission<String, String> running = farm.submit("hold");
    gate.awaitBegin();
    Thread.currentThread().interrupt();
    farm.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(running.peek()).containsInstanceOf(Outcome.Cancelled.class);
    assertThat(gate.awaitInterrupt()).isEqualTo("hold");
  }

  @Test
  void waitsForEmitters() {
    List<Outcome<String, String>> outcomes = new ArrayList<>();
    Farm<String, String> farm = farm().capacity(2).collect(outcomes::add).open();
    for (int i = 0; i < 3; i++) {
      var _ =
          farm.emit(
              outlet -> {
                for (int k = 0; k < 50; k++) {
                  outlet.put("t" + k);
                }
              });
    }
    farm.close();
    assertThat(outcomes).hasSize(150);
  }

  @Test
  void isEndedByAnAbortOfAnotherThread() throws Exception {
    Farm<String, String> farm = farm().open();
    Submission<String, String> running = farm.submit("hold");
    gate.awaitBegin();
    CountDownLatch emitting = new CountDownLatch(1);
    CompletableFuture<Void> emission =
        farm.emit(
            _ -> {
              emitting.countDown();
              new CountDownLatch(1).await();
            });
    emitting.await();
    CompletableFuture<Void> closing = new CompletableFuture<>();
    Thread closer =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    farm.close();
                    closing.complete(null);
                  } catch (RuntimeException e) {
                    closing.completeExceptionally(e);
                  }
                });
    while (closer.getState() != Thread.State.TIMED_WAITING
        && closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    farm.abort();
    closing.get(20, TimeUnit.SECONDS);
    assertThat(running.peek()).containsInstanceOf(Outcome.Cancelled.class);
    assertThatThrownBy(() -> emission.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void endsAnEmitterThatBlocksWhenThePatienceIsOver() throws Exception {
    Farm<String, String> farm = farm().open();
    CompletableFuture<Void> emission = farm.emit(_ -> new CountDownLatch(1).await());
    assertThat(farm.close(Duration.ofMillis(5))).isFalse();
    assertThatThrownBy(() -> emission.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void stopsItsThreads() throws Exception {
    Farm<String, String> farm = farm().workers(3).open();
    farm.emit(outlet -> outlet.put("a")).get(20, TimeUnit.SECONDS);
    List<Thread> threads = new ArrayList<>();
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("farmhand-(collector|emitter).*"))
        .forEach(threads::add);
    assertThat(threads).hasSizeGreaterThanOrEqualTo(2);
    farm.close();
    for (Thread thread : threads) {
      thread.join(20_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void leavesOtherFarmsAlone() throws Exception {
    try (Farm<String, String> other = farm().open()) {
      Submission<String, String> held = other.submit("hold");
      gate.awaitBegin();
      Farm<String, String> farm = farm().open();
      Submission<String, String> mine = farm.submit("hold mine");
      gate.awaitBegin();
      farm.abort();
      farm.close();
      assertThat(mine.peek()).containsInstanceOf(Outcome.Cancelled.class);
      assertThat(gate.awaitInterrupt()).isEqualTo("hold mine");
      gate.release("hold");
      assertThat(held.get()).isEqualTo("hold done");
    }
  }
}

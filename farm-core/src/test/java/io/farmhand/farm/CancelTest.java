package io.farmhand.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.task.FarmClosedException;
import io.farmhand.task.Outcome;
import io.farmhand.task.RetryPolicy;
import io.farmhand.task.TaskException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancelTest {
  private final Gate gate = new Gate();

  private FarmBuilder<String, String> farm() {
    return Farm.<String, String>of(gate::work).workers(1);
  }

  @Test
  void aTaskThatWaitsIsNeverBegun() throws Exception {
    try (Farm<String, String> farm = farm().open()) {
      farm.submit("hold");
      gate.awaitBegin();
      Submission<String, String> waiting = farm.submit("waiting");
      Submission<String, String> next = farm.submit("next");
      assertThat(waiting.cancel()).isTrue();
      assertThat(waiting.cancel()).isFalse();
      assertThat(waiting.await()).isInstanceOf(Outcome.Cancelled.class);
      gate.release("hold");
      next.await();
      assertThat(gate.awaitBegin()).isEqualTo("next");
      assertThat(gate.isQuiet()).isTrue();
    }
  }

  @Test
  void aTaskThatIsWorkedOnIsInterrupted() throws Exception {
    try (Farm<String, String> farm = farm().open()) {
      Submission<String, String> task = farm.submit("hold");
      gate.awaitBegin();
      assertThat(task.cancel()).isTrue();
      assertThat(gate.awaitInterrupt()).isEqualTo("hold");
      assertThat(task.await()).isInstanceOf(Outcome.Cancelled.class);
      assertThatThrownBy(task::get)
          .isInstanceOf(TaskException.class)
          .hasMessage("Task 0 was cancelled");
      assertThat(farm.submit("next").get()).isEqualTo("next done");
    }
  }

  @Test
  void aTaskThatHasItsOutcomeKeepsIt() throws Exception {
    try (Farm<String, String> farm = farm().open()) {
      Submission<String, String> task = farm.submit("quick");
      assertThat(task.get()).isEqualTo("quick done");
      assertThat(task.cancel()).isFalse();
      assertThat(task.get()).isEqualTo("quick done");
    }
  }

  @Test
  void aTaskThatWaitsForItsNextAttemptIsNotTriedAgain() throws Exception {
    RetryPolicy patient =
        RetryPolicy.upTo(2).withBackoff(Duration.ofHours(1), 1, Duration.ofHours(1));
    try (Farm<String, String> farm = farm().retries(patient).open()) {
      Submission<String, String> task = farm.submit("fail");
      farm.submit("next").get();
      assertThat(farm.observe().queues().delayed()).isEqualTo(1);
      assertThat(task.cancel()).isTrue();
      assertThat(task.await()).isInstanceOf(Outcome.Cancelled.class);
      assertThat(farm.observe().queues().delayed()).isZero();
    }
  }

  @Test
  void cancellingMakesRoom() throws Exception {
    try (Farm<String, String> farm = farm().workers(0).capacity(1).open()) {
      for (int i = 0; i < 500; i++) {
        assertThat(farm.submit("t" + i).cancel()).isTrue();
      }
      assertThat(farm.observe().queues().waiting()).isZero();
    }
  }

  @Test
  void anAbortCancelsAllThatIsOpen() throws Exception {
    List<Outcome<String, String>> outcomes = new ArrayList<>();
    try (Farm<String, String> farm = farm().collect(outcomes::add).open()) {
      assertThat(farm.submit("done").get()).isEqualTo("done done");
      farm.submit("hold");
      gate.awaitBegin();
      gate.awaitBegin();
      farm.submit("waiting");
      farm.abort();
      assertThat(gate.awaitInterrupt()).isEqualTo("hold");
      assertThatThrownBy(() -> farm.submit("after")).isInstanceOf(FarmClosedException.class);
      farm.abort();
    }
    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.subList(1, 3)).allMatch(Outcome.Cancelled.class::isInstance);
    assertThat(gate.isQuiet()).isTrue();
  }

  @Test
  void anAbortEndsProducersThatWaitForRoom() throws Exception {
    try (Farm<String, String> farm = farm().workers(0).capacity(1).open()) {
      farm.submit("first");
      CompletableFuture<Void> emission = farm.emit(outlet -> outlet.put("second"));
      CompletableFuture<Void> next = farm.emit(outlet -> outlet.put("third"));
      CompletableFuture<Void> producer =
          CompletableFuture.runAsync(
              () -> {
                try {
                  farm.submit("fourth");
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      farm.abort();
      assertThatThrownBy(() -> producer.get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(FarmClosedException.class);
      assertThatThrownBy(() -> emission.get(20, TimeUnit.SECONDS))
          .isInstanceOfAny(ExecutionException.class, CancellationException.class);
      assertThatThrownBy(() -> next.get(20, TimeUnit.SECONDS))
          .isInstanceOfAny(ExecutionException.class, CancellationException.class);
    }
  }
}

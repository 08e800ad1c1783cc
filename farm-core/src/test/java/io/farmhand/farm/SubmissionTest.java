package io.farmhand.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.task.Outcome;
import io.farmhand.task.TaskException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SubmissionTest {
  private final Gate gate = new Gate();

  private FarmBuilder<String, String> farm() {
    return Farm.<String, String>of(gate::work).workers(1);
  }

  @Test
  void givesTheResultToWhoeverWaits() throws Exception {
    try (Farm<String, String> farm = farm().open()) {
      Submission<String, String> task = farm.submit("hold");
      gate.awaitBegin();
      assertThat(task.peek()).isEmpty();
      CompletableFuture<Outcome<String, String>> early = task.future();
      CompletableFuture<Outcome<String, String>> another = task.future();
      assertThat(early).isNotDone();
      gate.release("hold");
      assertThat(task.get()).isEqualTo("hold done");
      assertThat(task.await()).isInstanceOf(Outcome.Completed.class);
      assertThat(early.get(20, TimeUnit.SECONDS).get()).isEqualTo("hold done");
      assertThat(another.get(20, TimeUnit.SECONDS)).isEqualTo(task.await());
      assertThat(task.future()).isCompletedWithValue(task.await());
      assertThat(task.peek()).contains(task.await());
    }
  }

  @Test
  void cancellingAFutureCancelsNothingElse() throws Exception {
    try (Farm<String, String> farm = farm().open()) {
      Submission<String, String> task = farm.submit("hold");
      assertThat(task.future().cancel(true)).isTrue();
      task.future().complete(new Outcome.Cancelled<>(task));
      gate.release("hold");
      assertThat(task.get()).isEqualTo("hold done");
    }
  }

  @Test
  void aFailureIsThrownWithItsCause() throws Exception {
    try (Farm<String, String> farm = farm().open()) {
      Submission<String, String> task = farm.submit("fail");
      assertThatThrownBy(task::get)
          .isInstanceOf(TaskException.class)
          .hasMessage("Task 0 failed at attempt 1: IllegalStateException: fail failed")
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThat(farm.submit("die").await()).isInstanceOf(Outcome.Failed.class);
      assertThat(farm.submit("next").get()).isEqualTo("next done");
      assertThat(farm.deadLetters()).hasSize(2);
    }
  }

  @Test
  void waitingCanBeInterruptedAndTheTaskGoesOn() throws Exception {
    try (Farm<String, String> farm = farm().open()) {
      Submission<String, String> task = farm.submit("hold");
      Thread.currentThread().interrupt();
      assertThatThrownBy(task::await).isInstanceOf(InterruptedException.class);
      gate.release("hold");
      assertThat(task.get()).isEqualTo("hold done");
    }
  }

  @Test
  void nobodyWhoAsksWhileTheOutcomeIsDeliveredIsForgotten() throws Exception {
    try (Farm<String, String> farm = farm().workers(2).open()) {
      List<CompletableFuture<Outcome<String, String>>> futures = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        futures.add(farm.submit("t" + i).future());
      }
      for (CompletableFuture<Outcome<String, String>> future : futures) {
        assertThat(future.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Completed.class);
      }
    }
  }

  @Test
  void theLatestDeadLettersAreKept() throws Exception {
    try (Farm<String, String> farm = farm().deadLetterLimit(2).open()) {
      for (int i = 0; i < 5; i++) {
        farm.submit("fail " + i).await();
      }
      assertThat(farm.deadLetters())
          .extracting(letter -> letter.task().payload())
          .containsExactly("fail 3", "fail 4");
      assertThat(farm.observe().totals().failed()).isEqualTo(5);
    }
  }
}

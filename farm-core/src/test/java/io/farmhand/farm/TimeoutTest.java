package io.farmhand.farm;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.task.Failure;
import io.farmhand.task.Outcome;
import io.farmhand.task.RetryPolicy;
import io.farmhand.time.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeoutTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final VirtualTime time = new VirtualTime();
  private final Gate gate = new Gate();

  private FarmBuilder<String, String> farm(int workers) {
    return Farm.<String, String>of(gate::work)
        .workers(workers)
        .time(time)
        .timeout(LIMIT)
        .retries(retries(1));
  }

  private static RetryPolicy retries(int attempts) {
    return RetryPolicy.upTo(attempts)
        .withBackoff(Duration.ofSeconds(60), 1, Duration.ofSeconds(60))
        .withJitter(0);
  }

  @Test
  void interruptsOnlyTheTaskWhoseTimeIsOver() throws Exception {
    try (Farm<String, String> farm = farm(2).open()) {
      Submission<String, String> early = farm.submit("hold early");
      gate.awaitBegin();
      time.advance(Duration.ofSeconds(1));
      Submission<String, String> late = farm.submit("hold late");
      gate.awaitBegin();
      time.advance(Duration.ofSeconds(1));
      assertThat(gate.awaitInterrupt()).isEqualTo("hold early");
      Outcome.Failed<?, ?> failed = (Outcome.Failed<?, ?>) early.await();
      assertThat(failed.failure()).isEqualTo(new Failure.TimedOut(LIMIT));
      assertThat(failed.failure().message()).isEqualTo("not done within the timeout of 2000 ms");
      gate.release("hold late");
      assertThat(late.get()).isEqualTo("hold late done");
      assertThat(gate.isQuiet()).isTrue();
    }
  }

  @Test
  void triesATaskAgainWhoseTimeIsOver() throws Exception {
    try (Farm<String, String> farm = farm(1).retries(retries(2)).open()) {
      Submission<String, String> task = farm.submit("hold");
      gate.awaitBegin();
      time.advance(LIMIT);
      gate.awaitInterrupt();
      assertThat(farm.submit("next").get()).isEqualTo("next done");
      gate.awaitBegin();
      time.advance(Duration.ofSeconds(60));
      assertThat(gate.awaitBegin()).isEqualTo("hold");
      gate.release("hold");
      assertThat(task.await().task().attempt()).isEqualTo(2);
      assertThat(task.get()).isEqualTo("hold done");
    }
  }

  @Test
  void doesNothingToATaskThatIsDoneInTime() throws Exception {
    try (Farm<String, String> farm = farm(1).open()) {
      assertThat(farm.submit("quick").get()).isEqualTo("quick done");
      gate.awaitBegin();
      farm.submit("hold");
      gate.awaitBegin();
      time.advance(LIMIT.minusMillis(1));
      assertThat(gate.isQuiet()).isTrue();
      gate.release("hold");
    }
  }

  @Test
  void replacesAStuckWorkerAndTakesItsLateSuccess() throws Exception {
    try (Farm<String, String> farm = farm(1).retries(retries(2)).open()) {
      farm.submit("first").get();
      gate.awaitBegin();
      Submission<String, String> stuck = farm.submit("stuck");
      gate.awaitBegin();
      Submission<String, String> next = farm.submit("next");
      time.advance(LIMIT);
      gate.awaitInterrupt();
      assertThat(gate.isQuiet()).isTrue();
      time.advance(LIMIT);
      assertThat(next.get()).isEqualTo("next done");
      assertThat(stuck.peek()).isEmpty();
      gate.release("stuck");
      assertThat(stuck.get()).isEqualTo("stuck done");
      assertThat(farm.observe().queues().delayed()).isZero();
    }
  }

  @Test
  void replacesAWorkerThatIsStuckAtItsFirstTaskAfterADelay() throws Exception {
    try (Farm<String, String> farm = farm(1).open()) {
      Submission<String, String> stuck = farm.submit("stuck");
      gate.awaitBegin();
      time.advance(LIMIT);
      assertThat(stuck.await()).isInstanceOf(Outcome.Failed.class);
      time.advance(LIMIT);
      time.advance(Duration.ofMillis(100));
      assertThat(farm.submit("next").get()).isEqualTo("next done");
      gate.release("stuck");
    }
  }

  @Test
  void theOtherTasksOfAStuckChunkAreDoneByOthers() throws Exception {
    try (Farm<String, String> farm = farm(0).chunking(Chunking.of(3)).open()) {
      Submission<String, String> before = farm.submit("before");
      Submission<String, String> stuck = farm.submit("stuck");
      Submission<String, String> after = farm.submit("after");
      farm.resize(1);
      assertThat(gate.awaitBegin()).isEqualTo("before");
      assertThat(gate.awaitBegin()).isEqualTo("stuck");
      time.advance(LIMIT);
      time.advance(LIMIT);
      time.advance(Duration.ofMillis(100));
      assertThat(before.get()).isEqualTo("before done");
      assertThat(after.get()).isEqualTo("after done");
      assertThat(stuck.await()).isInstanceOf(Outcome.Failed.class);
      gate.release("stuck");
      assertThat(farm.observe().totals().collected()).isEqualTo(3);
    }
  }

  @Test
  void theOtherTasksOfAChunkAreNotInterrupted() throws Exception {
    try (Farm<String, String> farm = farm(0).chunking(Chunking.of(2)).open()) {
      Submission<String, String> first = farm.submit("hold first");
      Submission<String, String> second = farm.submit("hold second");
      farm.resize(1);
      gate.awaitBegin();
      time.advance(LIMIT);
      assertThat(gate.awaitInterrupt()).isEqualTo("hold first");
      assertThat(gate.awaitBegin()).isEqualTo("hold second");
      gate.release("hold second");
      assertThat(second.get()).isEqualTo("hold second done");
      assertThat(first.await()).isInstanceOf(Outcome.Failed.class);
    }
  }

  @Test
  void anInterruptThatAFunctionLeavesBehindReachesNoOtherTask() throws Exception {
    try (Farm<String, String> farm =
        Farm.<String, String>of(gate::work).workers(0).chunking(Chunking.adaptive()).open()) {
      for (int i = 0; i < 100; i++) {
        farm.submit("interrupt " + i);
      }
      Submission<String, String> last = farm.submit("last");
      farm.resize(1);
      assertThat(last.get()).isEqualTo("last done");
      assertThat(farm.deadLetters()).isEmpty();
    }
  }
}

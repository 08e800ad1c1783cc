package io.farmhand.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.task.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmitterTest {
  private final List<String> outcomes = new ArrayList<>();

  private FarmBuilder<String, String> farm() {
    return Farm.<String, String>of(text -> text)
        .ordered()
        .collect(outcome -> outcomes.add(outcome.get()));
  }

  @Test
  void emittersRunOneAfterTheOther() {
    try (Farm<String, String> farm = farm().capacity(2).open()) {
      for (String name : List.of("a", "b", "c")) {
        var _ =
            farm.emit(
                outlet -> {
                  for (int i = 0; i < 4; i++) {
                    outlet.put(name + i);
                  }
                });
      }
    }
    assertThat(outcomes)
        .containsExactly("a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3", "c0", "c1", "c2", "c3");
  }

  @Test
  void anEmitterThatFailsEndsOnlyItself() throws Exception {
    try (Farm<String, String> farm = farm().open()) {
      CompletableFuture<Void> failing =
          farm.emit(
              outlet -> {
                outlet.put("a");
                throw new IOException("no more input");
              });
      CompletableFuture<Void> dying =
          farm.emit(
              _ -> {
                throw new StackOverflowError("deep");
              });
      farm.emit(outlet -> outlet.put("b")).get(20, TimeUnit.SECONDS);
      assertThatThrownBy(failing::join).hasRootCauseMessage("no more input");
      assertThatThrownBy(dying::join).hasRootCauseMessage("deep");
    }
    assertThat(outcomes).containsExactly("a", "b");
  }

  @Test
  void anInterruptThatAnEmitterLeavesBehindDoesNotReachTheNext() throws Exception {
    try (Farm<String, String> farm = farm().open()) {
      var _ = farm.emit(_ -> Thread.currentThread().interrupt());
      farm.emit(outlet -> outlet.put("b")).get(20, TimeUnit.SECONDS);
    }
    assertThat(outcomes).containsExactly("b");
  }

  @Test
  void emittersThatWaitForTheirTurnAreSeen() throws Exception {
    try (Farm<String, String> farm = farm().open()) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      var _ =
          farm.emit(
              _ -> {
                begun.countDown();
                go.await();
              });
      begun.await();
      var _ = farm.emit(_ -> {});
      var _ = farm.emit(_ -> {});
      assertThat(farm.observe().queues().sources()).isEqualTo(2);
      go.countDown();
    }
  }

  @Test
  void takesWholeCollectionsAndStreamsThroughASmallFarm() throws Exception {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add("t" + i);
    }
    CountDownLatch closed = new CountDownLatch(1);
    try (Farm<String, String> farm = farm().capacity(3).open()) {
      farm.submitAll(many);
      Iterable<String> lazily = many;
      farm.submitAll(lazily);
      farm.submitAll(many.stream().onClose(closed::countDown));
    }
    assertThat(closed.getCount()).isZero();
    assertThat(outcomes).hasSize(900);
    for (int round = 0; round < 3; round++) {
      assertThat(outcomes.subList(300 * round, 300 * round + 300)).isEqualTo(many);
    }
  }

  @Test
  void offersFindNoRoomInAFullFarm() throws Exception {
    Gate gate = new Gate();
    try (Farm<String, String> farm =
        Farm.<String, String>of(gate::work).workers(1).capacity(2).open()) {
      Submission<String, String> first = farm.submit("hold");
      farm.submit("second");
      assertThat(farm.offer("third")).isEmpty();
      gate.release("hold");
      assertThat(first.await()).isInstanceOf(Outcome.Completed.class);
    }
  }
}

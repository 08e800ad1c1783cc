package io.farmhand.farm;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.time.TimeSource;
import io.farmhand.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeldUpChunkTest {
  private static final int TINY = 10;

  private final Gate gate = new Gate();

  /** Time that stands still lets chunks grow at once. */
  private Farm<String, String> farm(Chunking chunking) {
    return Farm.<String, String>of(gate::work)
        .workers(1)
        .chunking(chunking)
        .time(new VirtualTime())
        .open();
  }

  /** Has the only worker take a long task and the tiny ones behind it in one chunk. */
  private List<Submission<String, String>> takeTogether(Farm<String, String> farm)
      throws InterruptedException {
    for (int i = 0; i < TINY; i++) {
      farm.submit("growth").get();
      gate.awaitBegin();
    }
    farm.submit("hold worker");
    gate.awaitBegin();
    List<Submission<String, String>> chunk = new ArrayList<>();
    chunk.add(farm.submit("hold long"));
    for (int i = 0; i < TINY; i++) {
      chunk.add(farm.submit("tiny " + i));
    }
    gate.release("hold worker");
    assertThat(gate.awaitBegin()).isEqualTo("hold long");
    return chunk;
  }

  @Test
  void goesToAnotherWorkerButForItsLongTask() throws Exception {
    try (Farm<String, String> farm = farm(Chunking.adaptive())) {
      List<Submission<String, String>> chunk = takeTogether(farm);
      farm.resize(2);
      for (int i = 0; i < TINY; i++) {
        Submission<String, String> tiny = chunk.get(1 + i);
        assertThat(tiny.get()).isEqualTo("tiny " + i + " done");
        assertThat(tiny.attempt()).isEqualTo(1);
        assertThat(gate.awaitBegin()).isEqualTo("tiny " + i);
      }
      assertThat(chunk.getFirst().peek()).isEmpty();
      gate.release("hold long");
      assertThat(chunk.getFirst().get()).isEqualTo("hold long done");
      assertThat(gate.isQuiet()).as("nothing began twice").isTrue();
    }
  }

  @Test
  void aChunkOfFixedSizeStaysTogether() throws Exception {
    try (Farm<String, String> farm = farm(Chunking.of(1 + TINY))) {
      List<Submission<String, String>> chunk = takeTogether(farm);
      farm.resize(2);
      // The second worker serves all that is free to go, in order.
      assertThat(farm.submit("later").get()).isEqualTo("later done");
      assertThat(gate.awaitBegin()).isEqualTo("later");
      assertThat(chunk.get(1).peek()).isEmpty();
      gate.release("hold long");
      for (Submission<String, String> task : chunk) {
        assertThat(task.get()).endsWith(" done");
      }
    }
  }

  @Test
  void everyTaskRunsOnceWhateverIsHeldUp() {
    int tasks = 20_000;
    AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
    try (Farm<Integer, Integer> farm =
        Farm.<Integer, Integer>of(
                number -> {
                  if (number % 500 == 250) {
                    TimeSource.system().sleep(Duration.ofMillis(15));
                  }
                  return runs.incrementAndGet(number);
                })
            .workers(4)
            .open()) {
      long once =
          farm.process(IntStream.range(0, tasks).boxed()).filter(end -> end.get() == 1).count();
      assertThat(once).isEqualTo(tasks);
    }
  }
}

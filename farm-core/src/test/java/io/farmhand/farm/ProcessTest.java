package io.farmhand.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.task.FarmException;
import io.farmhand.task.Outcome;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessTest {
  private static final int CAPACITY = 8;

  private FarmBuilder<Integer, Integer> farm() {
    return Farm.<Integer, Integer>of(number -> number * number).workers(2).capacity(CAPACITY);
  }

  /** A source that counts what is read of it. */
  private static final class Source implements Iterable<Integer> {
    final AtomicInteger read = new AtomicInteger();
    final LinkedBlockingQueue<Integer> reads = new LinkedBlockingQueue<>();
    private final int size;
    private final IntFunction<Integer> element;

    Source(int size, IntFunction<Integer> element) {
      this.size = size;
      this.element = element;
    }

    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return read.get() < size;
        }

        @Override
        public Integer next() {
          int number = read.getAndIncrement();
          reads.add(number);
          return element.apply(number);
        }
      };
    }
  }

  @Test
  void givesAnOutcomeForEachElement() {
    try (Farm<Integer, Integer> farm = farm().open()) {
      List<Integer> results =
          farm.process(new Source(1000, n -> n)).map(Outcome::get).sorted().toList();
      assertThat(results).isEqualTo(IntStream.range(0, 1000).map(n -> n * n).boxed().toList());
    }
  }

  @Test
  void givesThemInOrderInAnOrderedFarm() {
    try (Farm<Integer, Integer> farm = farm().ordered().open()) {
      Stream<Integer> numbers = IntStream.range(0, 1000).boxed();
      List<Integer> results = farm.process(numbers).map(Outcome::get).toList();
      assertThat(results).isEqualTo(IntStream.range(0, 1000).map(n -> n * n).boxed().toList());
    }
  }

  @Test
  void anEmptySourceGivesNothing() {
    try (Farm<Integer, Integer> farm = farm().open()) {
      assertThat(farm.process(List.of())).isEmpty();
      assertThat(farm.process(Stream.empty())).isEmpty();
    }
  }

  @Test
  void readsNoMoreThanTheCapacityAheadOfTheConsumer() throws Exception {
    try (Farm<Integer, Integer> farm = farm().open()) {
      Source source = new Source(100, n -> n);
      try (Stream<Outcome<Integer, Integer>> outcomes = farm.process(source)) {
        Iterator<Outcome<Integer, Integer>> each = outcomes.iterator();
        for (int consumed = 0; consumed < 50; consumed++) {
          int due = consumed + CAPACITY;
          while (source.reads.size() < due) {
            Thread.onSpinWait();
          }
          assertThat(source.read.get()).isEqualTo(due);
          each.next();
        }
      }
    }
  }

  @Test
  void endsTheReadingWhenTheStreamIsClosedEarly() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (Farm<Integer, Integer> farm = farm().open()) {
      Stream<Integer> endless = Stream.generate(() -> 1).onClose(closed::countDown);
      try (Stream<Outcome<Integer, Integer>> outcomes = farm.process(endless)) {
        assertThat(outcomes.limit(20)).hasSize(20);
      }
      assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
      long accepted = farm.observe().totals().accepted();
      assertThat(accepted).isBetween(20L, 20L + CAPACITY + 1);
      assertThat(farm.submit(5).get()).isEqualTo(25);
    }
  }

  @Test
  void aSourceThatThrowsEndsTheStreamAfterWhatItGave() {
    try (Farm<Integer, Integer> farm = farm().ordered().open()) {
      Source source =
          new Source(
              10,
              n -> {
                if (n == 5) {
                  throw new IllegalStateException("line 5 is no number");
                }
                return n;
              });
      try (Stream<Outcome<Integer, Integer>> outcomes = farm.process(source)) {
        Iterator<Outcome<Integer, Integer>> each = outcomes.iterator();
        for (int n = 0; n < 5; n++) {
          assertThat(each.next().get()).isEqualTo(n * n);
        }
        assertThatThrownBy(each::hasNext)
            .isInstanceOf(FarmException.class)
            .hasMessage("The source of the tasks failed: line 5 is no number");
      }
    }
  }

  @Test
  void failuresAreOutcomesToo() {
    try (Farm<Integer, Integer> farm =
        Farm.<Integer, Integer>of(number -> 10 / number).workers(1).ordered().open()) {
      List<Outcome<Integer, Integer>> outcomes = farm.process(List.of(5, 0, 2)).toList();
      assertThat(outcomes.get(0).get()).isEqualTo(2);
      assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failed.class);
      assertThat(outcomes.get(2).get()).isEqualTo(5);
      assertThat(farm.deadLetters()).hasSize(1);
    }
  }

  @Test
  void anAbortEndsTheStream() {
    Gate gate = new Gate();
    try (Farm<String, String> farm = Farm.<String, String>of(gate::work).workers(1).open()) {
      Stream<Outcome<String, String>> outcomes = farm.process(List.of("hold"));
      Iterator<Outcome<String, String>> each = outcomes.iterator();
      assertThat(beginOf(gate)).isEqualTo("hold");
      farm.abort();
      assertThat(each.next()).isInstanceOf(Outcome.Cancelled.class);
      assertThat(each.hasNext()).isFalse();
    }
  }

  private static String beginOf(Gate gate) {
    try {
      return gate.awaitBegin();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aConsumerThatIsInterruptedIsTold() {
    Gate gate = new Gate();
    try (Farm<String, String> farm = Farm.<String, String>of(gate::work).workers(1).open()) {
      try (Stream<Outcome<String, String>> outcomes = farm.process(List.of("hold"))) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> outcomes.iterator().next())
            .isInstanceOf(FarmException.class)
            .hasMessage("Interrupted while waiting for an outcome");
        assertThat(Thread.interrupted()).isTrue();
      }
      gate.release("hold");
    }
  }

  @Test
  void twoFarmsFeedOneAnother() {
    try (Farm<Integer, Integer> squares = farm().ordered().open();
        Farm<Integer, String> texts =
            Farm.<Integer, String>of(number -> "<" + number + ">")
                .workers(2)
                .capacity(3)
                .ordered()
                .open()) {
      Stream<Integer> first = squares.process(new Source(100, n -> n)).map(Outcome::get);
      List<String> results = texts.process(first).map(Outcome::get).toList();
      assertThat(results).hasSize(100).startsWith("<0>", "<1>", "<4>").endsWith("<9801>");
    }
  }
}

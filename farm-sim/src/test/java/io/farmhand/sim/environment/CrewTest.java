package io.farmhand.sim.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CrewTest {
  @ParameterizedTest
  @CsvSource({"1, 7", "2, 1", "3, 64", "5, 13"})
  void everyItemIsDoneOnceInEveryRound(int threads, int items) {
    AtomicIntegerArray done = new AtomicIntegerArray(items);
    try (Crew crew = new Crew(threads, items)) {
      for (int round = 1; round <= 2_000; round++) {
        crew.run(done::incrementAndGet);
        for (int i = 0; i < items; i++) {
          assertThat(done.get(i)).isEqualTo(round);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void aFailureIsThrownAndTheNextRoundGoesWell(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(20);
    try (Crew crew = new Crew(threads, 20)) {
      assertThatThrownBy(
              () ->
                  crew.run(
                      i -> {
                        if (i == 9) {
                          throw new IllegalStateException("item 9");
                        }
                        done.incrementAndGet(i);
                      }))
          .hasMessage("item 9");
      assertThat(done.get(19)).isEqualTo(1);
      crew.run(done::incrementAndGet);
      assertThat(done.get(9)).isEqualTo(1);
      assertThat(done.get(19)).isEqualTo(2);
    }
  }
}

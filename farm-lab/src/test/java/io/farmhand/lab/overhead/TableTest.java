package io.farmhand.lab.overhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Contender LIMIT =
      new Contender(Contenders.LIMIT, 1, work -> tasks -> work.sum(0, tasks));

  @Test
  void sharesAreThoseOfTheMedianOfUndisturbedRounds() {
    Contender half = new Contender("half", 1, LIMIT.opening());
    Round disturbed = new Round(1_000, 1_000_000_000, 1, 0, 1);

    String table =
        new Table(
                Map.of(
                    LIMIT, List.of(round(100), round(90), round(110)),
                    half, List.of(round(200), disturbed, round(200))))
            .markdown();

    assertThat(table)
        .contains("| half | 5.00 | 5.00..5.00 | 50.0 % | 200 | 50 % | 8 | 2 of 3 |")
        .contains("| 10.00 | 9.09..11.11 | 100.0 % | 100 | 100 % | 8 | 3 of 3 |");
  }

  @Test
  void theLimitMustBeThere() {
    assertThatThrownBy(() -> new Table(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Contenders.LIMIT);
  }

  /** A round of one thread that nothing disturbs. */
  private static Round round(long nanosPerTask) {
    int tasks = 1_000_000;
    return new Round(tasks, tasks * nanosPerTask, tasks * nanosPerTask, 8L * tasks, 0);
  }
}

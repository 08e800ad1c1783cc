package io.farmhand.lab.overhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.lab.overhead.Contender.Session;
import io.farmhand.time.TimeSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContendersTest {
  private static final int TASKS = 10_000;
  private static final Work WORK = new Work(4);

  static List<Contender> contenders() {
    return Contenders.all();
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void everyContenderDoesEveryTaskOnceInEachOfTwoRounds(Contender contender) throws Exception {
    long expected = WORK.sum(0, TASKS);

    try (Session session = contender.opening().open(WORK)) {
      assertThat(session.run(TASKS)).isEqualTo(expected);
      assertThat(session.run(TASKS)).isEqualTo(expected);
    }
  }

  @Test
  void contendersHaveDifferentNames() {
    assertThat(contenders()).extracting(Contender::name).doesNotHaveDuplicates();
  }

  @Test
  void wrongResultsAreRefused() {
    Contender wrong = new Contender("wrong", 1, work -> tasks -> work.sum(1, tasks));
    SideBySide comparison = new SideBySide(WORK, TASKS, 1, TimeSource.system());

    assertThatThrownBy(() -> comparison.run(List.of(wrong), 0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wrong: sum of the results of 10000 tasks");
  }
}

package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueChainTest {
  /** In the long run it is the M/M/c queue: a share of Erlang's C waits. */
  @ParameterizedTest
  @CsvSource({"10, 7.5", "12, 7.5", "5, 4.5", "30, 20", "1, 0.5"})
  void comesToRestAtErlangsFormula(int workers, double load) {
    QueueChain chain = new QueueChain(127);
    chain.begin(0);
    for (int i = 0; i < 2_000; i++) {
      chain.advance(1, load / 1.5, workers, 1.5);
    }
    double[] waits = new double[QueueChain.STATES];
    Arrays.fill(waits, workers, QueueChain.STATES, 1);
    double waiting = ErlangC.waiting(workers, load);
    assertThat(chain.mean(waits)).isCloseTo(waiting, within(1e-6));
    assertThat(chain.meanAbove(workers)).isCloseTo(waiting * load / (workers - load), within(1e-3));
  }

  @Test
  void withoutWorkersEveryArrivalStays() {
    QueueChain chain = new QueueChain(127);
    chain.begin(7);
    for (int i = 0; i < 10; i++) {
      chain.advance(1, 2, 0, 1.5);
    }
    assertThat(chain.meanAbove(0)).isCloseTo(27, within(1e-9));
  }

  /** dx/dt = -x / S for all in service: of 40 tasks 40 / e are left after S. */
  @Test
  void tasksInServiceFadeAway() {
    QueueChain chain = new QueueChain(127);
    chain.begin(40);
    for (int i = 0; i < 1_000; i++) {
      chain.advance(0.0015, 0, 60, 1.5);
    }
    assertThat(chain.meanAbove(0)).isCloseTo(40 / Math.E, within(0.02));
  }

  @Test
  void aGreatFarmHasSeveralTasksInAState() {
    QueueChain chain = new QueueChain(1_270);
    chain.begin(1_003);
    assertThat(chain.meanAbove(0)).isCloseTo(1_003, within(1e-9));
    chain.advance(1, 0, 100, 1);
    assertThat(chain.meanAbove(0)).isCloseTo(903, within(0.01));
  }

  @Property(tries = 200)
  void sharesStayShares(
      @ForAll @DoubleRange(min = 1, max = 1e7) double most,
      @ForAll @DoubleRange(max = 1e9) double rate,
      @ForAll @DoubleRange(max = 1e6) double workers,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double service,
      @ForAll @DoubleRange(min = 0.01, max = 1e4) double seconds) {
    QueueChain chain = new QueueChain(most);
    chain.begin(most / 3);
    double[] ones = new double[QueueChain.STATES];
    Arrays.fill(ones, 1);
    for (int i = 0; i < 5; i++) {
      chain.advance(seconds, rate, workers, service);
      assertThat(chain.mean(ones)).isCloseTo(1, within(1e-6));
      assertThat(chain.meanAbove(0)).isBetween(0.0, 1.0001 * Math.max(most, 127));
    }
  }
}

package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenarios;
import io.farmhand.task.Task;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTimesTest {
  private static Trace trace(double[] arrivals, double[] services, double[] deadlines) {
    int size = arrivals.length;
    var spans = List.of(new Trace.Span("all", 0, 10));
    return new Trace(spans, size, arrivals, services, deadlines, null, new int[size], null);
  }

  @Test
  void areTheNearestNanoseconds() {
    TraceTimes times =
        TraceTimes.of(
            trace(
                new double[] {0.5, 1.000_000_000_6},
                new double[] {2.000_000_000_4, 3},
                new double[] {0.25, Double.POSITIVE_INFINITY}));
    assertThat(times.arrivals()).containsExactly(500_000_000, 1_000_000_001, Long.MAX_VALUE);
    assertThat(times.services()).containsExactly(2_000_000_000, 3_000_000_000L);
    assertThat(times.deadlines()).containsExactly(750_000_000, Task.NO_DEADLINE);
  }

  @Test
  void arraysThatHaveTheRoomAreUsedAgain() {
    TraceTimes spare = TraceTimes.of(trace(new double[3], new double[3], new double[3]));
    TraceTimes shorter =
        spare.with(trace(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6}));
    assertThat(shorter).isSameAs(spare);
    assertThat(shorter.arrivals())
        .startsWith(1_000_000_000, 2_000_000_000, Long.MAX_VALUE)
        .hasSize(4);
    TraceTimes longer = spare.with(trace(new double[4], new double[4], new double[4]));
    assertThat(longer.arrivals()[4]).isEqualTo(Long.MAX_VALUE);
    assertThat(spare.arrivals()[0]).isEqualTo(1_000_000_000);
  }

  @Test
  void tracesOfABankHaveThemReady() {
    Workload workload = Scenarios.load("paper").workload();
    Trace banked = TraceBank.of(workload, 3, 2).pick(RandomStreams.of(1));
    TraceTimes ready = banked.times();
    assertThat(ready).isNotNull();
    assertThat(ready.arrivals()).isEqualTo(TraceTimes.of(banked).arrivals());
    Trace fresh = TraceGenerator.of(workload).generate(RandomStreams.of(1));
    assertThat(fresh.times()).isNull();
    assertThat(Arrays.stream(TraceTimes.of(fresh).services(), 0, fresh.size()))
        .allMatch(s -> s > 0);
  }
}

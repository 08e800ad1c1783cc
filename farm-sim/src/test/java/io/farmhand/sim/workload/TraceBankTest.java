package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenarios;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceBankTest {
  private static final Workload WORKLOAD = Scenarios.load("paper").workload();

  @Test
  void aSeedAlwaysPicksTheSameTrace() {
    TraceBank bank = TraceBank.of(WORKLOAD, 3, 8);
    TraceBank again = TraceBank.of(WORKLOAD, 3, 8);
    assertThat(bank.size()).isEqualTo(8);
    for (long seed = 0; seed < 20; seed++) {
      RandomStreams streams = RandomStreams.of(seed);
      assertThat(bank.pick(streams).digest()).isEqualTo(again.pick(streams).digest());
    }
    assertThat(TraceBank.of(WORKLOAD, 4, 8).pick(RandomStreams.of(1)).digest())
        .isNotEqualTo(bank.pick(RandomStreams.of(1)).digest());
  }

  @Test
  void episodesRotateOverAllTraces() {
    TraceBank bank = TraceBank.of(WORKLOAD, 3, 8);
    Set<String> seen = new HashSet<>();
    for (int episode = 0; episode < 200; episode++) {
      seen.add(bank.pick(RandomStreams.of(1).child("episode", episode)).digest());
    }
    assertThat(seen).hasSize(8);
  }

  @Test
  void oneTraceIsNoBank() {
    assertThatThrownBy(() -> TraceBank.of(WORKLOAD, 3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size = 1, must be at least 2");
  }
}

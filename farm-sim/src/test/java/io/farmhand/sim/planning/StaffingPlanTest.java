package io.farmhand.sim.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.sim.planning.PoolCheck.Verdict;
import io.farmhand.sim.scenario.Scenarios;
import io.farmhand.sim.stats.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaffingPlanTest {
  private final List<Integer> tried = new ArrayList<>();

  /** Pools of which 10 and more meet 99 %, and 9 is open. */
  private PoolCheck check(int workers) {
    tried.add(workers);
    double qos = workers >= 10 ? 0.995 : workers == 9 ? 0.99 : 0.9;
    return new PoolCheck(workers, Sample.of(qos - 0.001, qos, qos + 0.001));
  }

  private static List<Integer> workers(StaffingPlan plan) {
    return plan.checks().stream().map(PoolCheck::workers).toList();
  }

  @Test
  void judgesByTheWholeInterval() {
    assertThat(check(10).verdict(0.99)).isEqualTo(Verdict.MEETS);
    assertThat(check(9).verdict(0.99)).isEqualTo(Verdict.OPEN);
    assertThat(check(8).verdict(0.99)).isEqualTo(Verdict.MISSES);
  }

  @Test
  void goesUpUntilTheObjectiveIsMet() {
    StaffingPlan plan = StaffingPlan.search(this::check, 0.99, 7, 1, 100);
    assertThat(workers(plan)).containsExactly(7, 8, 9, 10, 11);
    assertThat(workers(StaffingPlan.search(this::check, 0.99, 2, 1, 100)))
        .containsExactly(2, 3, 5, 9, 10, 11, 13, 17);
    assertThat(plan.least().orElseThrow().workers()).isEqualTo(10);
  }

  @Test
  void goesDownUntilItIsNotAndTriesEachPoolOnce() {
    StaffingPlan plan = StaffingPlan.search(this::check, 0.99, 13, 1, 100);
    assertThat(workers(plan)).containsExactly(6, 8, 9, 10, 11, 12, 13);
    assertThat(plan.least().orElseThrow().workers()).isEqualTo(10);
    assertThat(tried).doesNotHaveDuplicates();
  }

  @Test
  void looksAtBothNeighboursOfARightGuess() {
    StaffingPlan plan = StaffingPlan.search(this::check, 0.99, 10, 1, 100);
    assertThat(workers(plan)).containsExactly(9, 10, 11);
    assertThat(plan.least().orElseThrow().workers()).isEqualTo(10);
  }

  @Test
  void staysWithinItsBounds() {
    StaffingPlan low = StaffingPlan.search(this::check, 0.99, 50, 1, 8);
    assertThat(workers(low)).containsExactly(8);
    assertThat(low.least()).isEmpty();
    StaffingPlan never = StaffingPlan.search(this::check, 0.9999, 5, 1, 1000);
    assertThat(never.least()).isEmpty();
    assertThat(never.checks().size()).isLessThan(12);
    StaffingPlan high = StaffingPlan.search(this::check, 0.99, 2, 11, 20);
    assertThat(workers(high)).containsExactly(11, 12);
    assertThat(high.least().orElseThrow().workers()).isEqualTo(11);
    assertThatThrownBy(() -> StaffingPlan.search(this::check, 1.2, 2, 1, 20))
        .hasMessageContaining("objective = 1.2");
  }

  /** What independent simulations of the published scenario say of constant pools. */
  @Test
  void findsTheKnownPoolsOfThePublishedScenario() {
    ScenarioPools pools = new ScenarioPools(Scenarios.load("paper-as-run"), 200, 1);
    StaffingPlan plan = StaffingPlan.search(pools, 0.985, 12, 1, 32);
    assertThat(plan.least().orElseThrow().workers()).isEqualTo(14);
    assertThat(pools.check(12).qos().interval(0.999).contains(0.904)).isTrue();
  }
}

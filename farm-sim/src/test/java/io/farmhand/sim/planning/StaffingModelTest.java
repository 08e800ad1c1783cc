package io.farmhand.sim.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.ErlangC;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.Exponential;
import io.farmhand.sim.random.Gamma;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.workload.DeadlineRule;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaffingModelTest {
  private static PlatformProfile platform(double startup, long overheadMillis, double failures) {
    return new PlatformProfile(
        "test",
        new Constant(startup),
        new Constant(0),
        Duration.ofMillis(overheadMillis),
        failures,
        false);
  }

  private static SteadyPools pools(
      double rate, Distribution service, DeadlineRule deadline, PlatformProfile platform) {
    return new SteadyPools(rate, service, deadline, platform, QueueDiscipline.FIFO, 4000, 40, 1);
  }

  private static StaffingModel model(double rate, SteadyPools pools, PlatformProfile platform) {
    return new StaffingModel(rate, TaskMoments.of(pools.sample(), platform), platform);
  }

  /** With constant service the slack is constant too, and the model has nothing to approximate. */
  @Test
  void isErlangsFormulaWhereSlackIsConstant() {
    TaskMoments tasks = new TaskMoments(2, 1, 3, 0, 0, 0);
    StaffingModel model = new StaffingModel(4, tasks, platform(0, 0, 0));
    assertThat(model.offeredLoad()).isEqualTo(8);
    assertThat(model.leastStable()).isEqualTo(9);
    assertThat(model.qos(8)).isZero();
    double late = ErlangC.waiting(10, 8) * Math.exp(-(10 - 8) / 2.0 * 3);
    assertThat(model.qos(10)).isEqualTo(1 - late, within(1e-12));
    assertThat(model.beta(10)).isEqualTo(2 / Math.sqrt(8), within(1e-12));
    int least = model.leastWorkers(0.99, 100);
    assertThat(model.qos(least)).isGreaterThanOrEqualTo(0.99);
    assertThat(model.qos(least - 1)).isLessThan(0.99);
    assertThat(model.leastWorkers(0.9999999, 11)).isEqualTo(11);
  }

  @ParameterizedTest
  @CsvSource({"5, 1.5, 0.5, 2, 10", "5, 1.5, 1, 3, 10", "20, 0.5, 0.7, 2, 12", "2, 1, 0.3, 1.5, 4"})
  void isNearTheSimulation(double rate, double mean, double cv, double factor, int workers) {
    PlatformProfile platform = platform(0, 50, 0);
    Distribution service = cv == 1 ? new Exponential(mean) : new Gamma(1 / (cv * cv), mean);
    SteadyPools pools = pools(rate, service, new DeadlineRule(factor, 0.2, 60), platform);
    double simulated = pools.check(workers).qos().mean();
    assertThat(model(rate, pools, platform).qos(workers)).isEqualTo(simulated, within(0.03));
  }

  @Test
  void deadWorkersAddTheirWorkAndTheirReplacements() {
    PlatformProfile mortal = platform(7, 0, 0.1);
    SteadyPools pools = pools(5, new Gamma(4, 1), DeadlineRule.fixed(10), mortal);
    StaffingModel model = model(5, pools, mortal);
    assertThat(model.replacements()).isEqualTo(5 * 0.1 / 0.9 * 7, within(1e-9));
    assertThat(model.offeredLoad()).isEqualTo(5 * (1 + 0.5 * 0.1 / 0.9), within(0.1));
    assertThat(model.leastStable()).isEqualTo(10);
    assertThat(pools.check(9).qos().mean()).isLessThan(0.8);
    assertThat(pools.check(12).qos().mean()).isGreaterThan(0.9);
  }

  /** Half of the deaths come after the service, when twice the service time is nearly up. */
  @Test
  void aDeathCostsTasksWithoutTimeForASecondTry() {
    PlatformProfile mortal = platform(1, 50, 0.04);
    SteadyPools pools = pools(5, new Gamma(4, 1), new DeadlineRule(2, 0.3, 60), mortal);
    StaffingModel model = model(5, pools, mortal);
    assertThat(model.ceiling()).isEqualTo(0.98, within(0.002));
    assertThat(pools.check(100).qos().mean()).isEqualTo(model.ceiling(), within(0.003));
    assertThat(model.canReach(0.985)).isFalse();
  }

  @Test
  void knowsThatTasksLongerThanTheirDeadlineAreHopeless() {
    PlatformProfile ideal = platform(0, 0, 0);
    SteadyPools pools = pools(1, new Exponential(1), DeadlineRule.fixed(2), ideal);
    StaffingModel model = model(1, pools, ideal);
    assertThat(model.tasks().hopeless()).isEqualTo(Math.exp(-2), within(0.02));
    assertThat(model.canReach(0.8)).isTrue();
    assertThat(model.canReach(0.9)).isFalse();
    assertThat(model.qos(100)).isEqualTo(1 - model.tasks().hopeless(), within(1e-9));
    assertThatThrownBy(() -> model.leastWorkers(0.9, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("objective = 0.9");
  }

  @Test
  void noTaskInTimeIsNoMiracleOfMoreWorkers() {
    PlatformProfile slow = platform(0, 3000, 0);
    SteadyPools pools = pools(1, new Constant(1), DeadlineRule.fixed(2), slow);
    StaffingModel model = model(1, pools, slow);
    assertThat(model.tasks().hopeless()).isEqualTo(1);
    assertThat(model.tasks().slackSeconds()).isNaN();
    assertThat(model.qos(50)).isZero();
    assertThat(pools.check(50).qos().mean()).isZero();
  }
}

package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.ErlangC.AllowedWait;
import io.farmhand.control.PoolPlanner.Plan;
import io.farmhand.control.PoolPlanner.Setting;
import io.farmhand.control.PoolPlanner.State;
import io.farmhand.control.contract.ControllerContract;
import io.farmhand.control.contract.WildObservations;
import io.farmhand.monitor.Observation;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PredictiveControlTest extends ControllerContract {
  private static final Limits LIMITS = Limits.between(1, 32);
  private static final AllowedWait ONE_SERVICE = new AllowedWait(1, 0.25, 0.25);

  @Override
  protected ControllerFactory factory() {
    return Controllers.parse("mpc:late=30,worker=2,change=1,steps=2,slack=2,startup=1s");
  }

  /** Shorter ones than usual: each decision tries hundreds of plans. */
  @Provide
  @Override
  protected Arbitrary<List<Observation>> runs() {
    return WildObservations.any().list().ofMinSize(1).ofMaxSize(3);
  }

  @Test
  void takesTheLeastWhereLateTasksCostNothing() {
    Plan plan = plan(new Setting(0, 1, 0, 6, 8), LIMITS, farm(7, 12, 12), seconds -> 5);
    assertThat(plan.next()).isEqualTo(1);
    assertThat(plan.then()).isEqualTo(1);
    assertThat(plan.workerSeconds()).isEqualTo(48);
  }

  @Test
  void takesAsManyAsHelpWhereWorkersCostNothing() {
    Plan plan = plan(new Setting(1, 0, 0, 6, 8), LIMITS, farm(7, 12, 12), seconds -> 5);
    assertThat(plan.next()).isGreaterThan(16);
    assertThat(plan.late()).isLessThan(0.2);
  }

  @Test
  void staysWhereChangesCostTooMuch() {
    Plan plan = plan(new Setting(60, 1, 1e9, 6, 8), LIMITS, farm(7, 12, 12), seconds -> 5);
    assertThat(plan.next()).isEqualTo(12);
    assertThat(plan.then()).isEqualTo(12);
  }

  @Test
  void keepsToTheSteps() {
    Plan plan =
        plan(new Setting(60, 1, 0, 6, 8), LIMITS.withStep(1), farm(7, 12, 12), seconds -> 20);
    assertThat(plan.next()).isEqualTo(13);
    assertThat(plan.then()).isEqualTo(18);
    assertThat(plan.workerSeconds()).isEqualTo(8 * (13 + 14 + 15 + 16 + 17 + 18));
  }

  /**
   * The load comes in 20 s, a start takes 16 s: with steps of 8 s it is to be asked for at once.
   */
  @Test
  void asksForWorkersBeforeTheLoadComes() {
    DoubleUnaryOperator step = seconds -> seconds < 20 ? 1 : 12;
    Setting prices = new Setting(60, 1, 0, 6, 8);
    Plan slow = plan(prices, LIMITS, starting(1, 4, 4, 16), step);
    Plan quick = plan(prices, LIMITS, starting(1, 4, 4, 0.1), step);
    assertThat(slow.next()).isGreaterThan(10);
    assertThat(quick.next()).isLessThan(6);
    assertThat(quick.then()).isGreaterThan(10);
  }

  @Test
  void countsOnWorkersThatAreStarting() {
    Setting prices = new Setting(60, 1, 0.1, 6, 8);
    Plan none = plan(prices, LIMITS, starting(10, 4, 4, 8), seconds -> 5);
    State due = new State(10, 13, 4, 2, 8, 1.5, ONE_SERVICE);
    Plan some = plan(prices, LIMITS, due, seconds -> 5);
    assertThat(none.next()).isGreaterThan(10);
    assertThat(some.late()).isLessThan(none.late());
  }

  @Test
  void plansForAGreatFarm() {
    Limits great = Limits.between(0, 1_000_000);
    State state = new State(5_000, 4_000, 4_000, 0, 1, 1.5, ONE_SERVICE);
    Plan plan = plan(new Setting(60, 1, 10, 6, 8), great, state, seconds -> 3_000);
    assertThat(plan.next()).isBetween(4_300, 7_500);
  }

  /** 7.5 workers have work; with 12 about one task in a hundred is late. */
  @Test
  void staffsASteadyLoad() {
    Decision decision = steady("mpc", 40, 0);
    assertThat(decision.target()).isBetween(10, 14);
    assertThat(decision.reason().code()).isEqualTo("plan");
  }

  @Test
  void lateTasksThatCostMoreWantMoreWorkers() {
    int cheap = steady("mpc:late=5,change=0", 40, 0).target();
    int usual = steady("mpc:change=0", 40, 0).target();
    int dear = steady("mpc:late=1000,change=0", 40, 0).target();
    assertThat(cheap).isLessThan(usual);
    assertThat(usual).isLessThan(dear);
  }

  @Test
  void keepsTheTargetBeforeAnyTaskWasServed() {
    WrittenRun.of("mpc").decides("8 | 9 | 0 | 3 | 0 | 9 | 0 | 3 | no-data");
  }

  @Property(tries = 30)
  void moreArrivalsNeverWantFewerWorkers(@ForAll @IntRange(max = 160) int arrivals) {
    assertThat(steady("mpc:change=0", arrivals + 8, 0).target())
        .isGreaterThanOrEqualTo(steady("mpc:change=0", arrivals, 0).target());
  }

  private static Decision steady(String spec, int arrivals, int waiting) {
    return WrittenRun.of(spec, LIMITS)
        .served(1.5, 0.25)
        .after(8, waiting, 7, 12, 0, arrivals, arrivals);
  }

  private static State farm(double tasks, int target, int ready) {
    return new State(tasks, target, ready, 0, 7, 1.5, ONE_SERVICE);
  }

  private static State starting(double tasks, int target, int ready, double startup) {
    return new State(tasks, target, ready, startup, startup, 1.5, ONE_SERVICE);
  }

  private static Plan plan(
      Setting setting, Limits limits, State state, DoubleUnaryOperator arrivals) {
    return new PoolPlanner(setting, limits, state, arrivals).best();
  }
}

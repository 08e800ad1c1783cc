package io.farmhand.learn.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.learn.sarsa.SarsaMethods;
import io.farmhand.learn.training.contract.SmallTask;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BillTest {
  private static final TrainingTask TASK = SmallTask.of(SarsaMethods.OURS, 10, 10, 2);

  private static Trajectory episode(boolean terminated) {
    EpisodeFigures figures = new EpisodeFigures(50, 40, 0, 2, 1, 6, 8, 300, 25, 10);
    return new Trajectory(
        List.of(
            step(new Costs(2, 0, 50, true), false, false),
            step(new Costs(1, 7, 25, false), terminated, !terminated)),
        figures);
  }

  private static Transition step(Costs costs, boolean terminated, boolean truncated) {
    return new Transition(new float[9], 0, 0, costs, new float[9], terminated, truncated);
  }

  @Test
  void countsInTheUnitsOfTheGoal() {
    Bill bill = Bill.of(episode(false), TASK, true);

    assertThat(bill.workers(0)).as("50 of 5 x 5 s").isCloseTo(2, Offset.offset(1e-12));
    assertThat(bill.action(0)).isEqualTo(0.01);
    assertThat(bill.action(1)).isZero();
    assertThat(bill.misses(0)).as("2 of 50").isEqualTo(4);
    assertThat(bill.goesOn(0)).isTrue();
  }

  @Test
  void withAClockTheLastStepPaysForWhatItLeavesBehind() {
    Bill bill = Bill.of(episode(false), TASK, true);

    assertThat(bill.goesOn(1)).isFalse();
    assertThat(bill.misses(1)).as("1 and 7 of 50").isEqualTo(16);
  }

  @Test
  void withoutAClockATruncationGoesOnAndPaysNothingTwice() {
    Bill bill = Bill.of(episode(false), TASK, false);

    assertThat(bill.goesOn(1)).isTrue();
    assertThat(bill.misses(1)).isEqualTo(2);
  }

  @Test
  void nothingFollowsATermination() {
    assertThat(Bill.of(episode(true), TASK, false).goesOn(1)).isFalse();
    assertThat(Bill.of(episode(true), TASK, true).goesOn(1)).isFalse();
  }
}

package io.farmhand.learn.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchGoalTest {
  private static final SearchGoal GOAL = new SearchGoal(0.99, 0.1);
  private static final Score REACHED = new Score(0.995, 12, 10);
  private static final Score MISSED = new Score(0.98, 10, 10);

  @Test
  void prefersTheLeastEffortThatReachesIt() {
    assertThat(GOAL.prefers(new Score(0.991, 12.5, 4), REACHED)).as("12.9 < 13").isTrue();
    assertThat(GOAL.prefers(new Score(0.999, 12.5, 6), REACHED)).as("13.1 > 13").isFalse();
    assertThat(GOAL.prefers(new Score(0.9899, 5, 0), REACHED)).isFalse();
  }

  @Test
  void prefersWhatComesNearestWhereNothingReachesIt() {
    assertThat(GOAL.prefers(new Score(0.99, 20, 20), MISSED)).isTrue();
    assertThat(GOAL.prefers(new Score(0.985, 20, 20), MISSED)).isTrue();
    assertThat(GOAL.prefers(new Score(0.97, 5, 0), MISSED)).isFalse();
  }
}

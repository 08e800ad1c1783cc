package io.farmhand.learn.ddqn;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.learn.training.Actor;
import io.farmhand.learn.training.Costs;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.learn.training.Transition;
import io.farmhand.learn.training.contract.LearnerContract;
import io.farmhand.learn.training.contract.SmallTask;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PublishedDdqnTest extends LearnerContract {
  /** 450 steps, of which the last 51 are learned from. */
  @Override
  protected TrainingTask task() {
    return SmallTask.of(DdqnMethods.PUBLISHED, 90, 30, 3);
  }

  @Test
  void hasThePublishedNumbers() {
    assertThat(PublishedDdqn.LAYERS.sizes()).containsExactly(9, 128, 64, 3);
    assertThat(PublishedDdqn.RATE).isEqualTo(3e-4);
    assertThat(PublishedDdqn.GAMMA).isEqualTo(0.97);
    assertThat(PublishedDdqn.FIRST_EPSILON).isEqualTo(0.8);
    assertThat(PublishedDdqn.LAST_EPSILON).isEqualTo(0.05);
    assertThat(PublishedDdqn.EPSILON_DECAY).isEqualTo(0.98);
    assertThat(PublishedDdqn.BATCH).isEqualTo(64);
    assertThat(PublishedDdqn.MEMORY).isEqualTo(75_000);
    assertThat(PublishedDdqn.WARM_UP).isEqualTo(400);
    assertThat(PublishedDdqn.TARGET_EVERY).isEqualTo(600);
    assertThat(PublishedDdqn.TARGET_SHARE).isEqualTo(0.01);
    assertThat(PublishedDdqn.LONGEST_GRADIENT).isEqualTo(3);
    assertThat(PublishedDdqn.GREATEST_REWARD).isEqualTo(100);
    assertThat(DdqnMethods.PUBLISHED.budget().episodes()).isEqualTo(120);
  }

  @Test
  void beginsToLearnWhenItHasSeenEnough() {
    try (PublishedDdqn learner = new PublishedDdqn(task())) {
      Actor actor = learner.actor(0);
      for (int i = 0; i < 400; i++) {
        assertThat(learner.updates()).isZero();
        actor.took(step());
      }
      assertThat(learner.updates()).isEqualTo(1);
    }
  }

  private static Transition step() {
    Costs costs = new Costs(0, 0, 0, false);
    return new Transition(new float[9], 1, 1, costs, new float[9], false, false);
  }

  @Test
  void exploresLessAfterEachEpisode() {
    try (PublishedDdqn learner = new PublishedDdqn(task())) {
      learner.learn(0, List.of());
      assertThat(learner.epsilon()).isCloseTo(0.8 * 0.98, Offset.offset(1e-12));
      for (int i = 1; i < 500; i++) {
        learner.learn(i, List.of());
      }
      assertThat(learner.epsilon()).isEqualTo(0.05);
    }
  }
}

package io.farmhand.learn.sarsa;

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

class PublishedSarsaTest extends LearnerContract {
  private static final Offset<Double> EXACT = Offset.offset(1e-12);

  @Override
  protected TrainingTask task() {
    return SmallTask.of(SarsaMethods.PUBLISHED, 30, 10, 4);
  }

  private static float[] state(double queue) {
    return new float[] {0, (float) queue, 0, 0, 12, 1.5f, 1.5f, 5, 1};
  }

  private static Transition step(
      float[] from, int action, double reward, float[] to, boolean truncated) {
    Costs costs = new Costs(0, 0, 0, false);
    return new Transition(from, action, reward, costs, to, false, truncated);
  }

  @Test
  void hasThePublishedNumbers() {
    assertThat(PublishedSarsa.ALPHA).isEqualTo(0.025);
    assertThat(PublishedSarsa.GAMMA).isEqualTo(0.985);
    assertThat(PublishedSarsa.LAMBDA).isEqualTo(0.5);
    assertThat(PublishedSarsa.FIRST_EPSILON).isEqualTo(0.4);
    assertThat(PublishedSarsa.LAST_EPSILON).isEqualTo(0.1);
    assertThat(PublishedSarsa.EPSILON_DECAY).isEqualTo(0.995);
    assertThat(SarsaMethods.PUBLISHED.budget().episodes()).isEqualTo(100);
    assertThat(PublishedSarsa.BINS.cells()).isEqualTo(4 * 7 * 8 * 8 * 5 * 6);
    assertThat(PublishedSarsa.BINS.edges().get(1)).containsExactly(0.5, 2.5, 5.5, 9.5, 15.5, 30.5);
    assertThat(PublishedSarsa.BINS.edges().get(4))
        .containsExactly(3.5, 7.5, 11.5, 12.5, 16.5, 20.5, 24.5);
  }

  @Test
  void updatesByAccumulatingTraces() {
    PublishedSarsa learner = new PublishedSarsa(task());
    Actor actor = learner.actor(0);
    float[] a = state(0);
    float[] b = state(4);
    float[] c = state(20);

    int first = actor.act(a);
    actor.took(step(a, first, 10, b, false));
    int second = actor.act(b);
    double afterFirst = 0.025 * 10;
    assertThat(learner.value(a, first)).isCloseTo(afterFirst, EXACT);

    actor.took(step(b, second, -4, c, false));
    actor.act(c);
    double delta = -4;
    assertThat(learner.value(b, second)).isCloseTo(0.025 * delta, EXACT);
    assertThat(learner.value(a, first))
        .as("its trace is gamma lambda by now")
        .isCloseTo(afterFirst + 0.025 * delta * 0.985 * 0.5, EXACT);
  }

  @Test
  void aVisitAddsToTheTraceOfTheLast() {
    PublishedSarsa learner = new PublishedSarsa(task());
    Actor actor = learner.actor(0);
    float[] a = state(0);

    actor.took(step(a, 1, 2, state(20), false));
    actor.act(state(20));
    double once = 0.025 * 2;
    assertThat(learner.value(a, 1)).isCloseTo(once, EXACT);

    actor.took(step(a, 1, 2, state(40), false));
    actor.act(state(40));
    assertThat(learner.value(a, 1)).isCloseTo(once + 0.025 * (2 - once) * (1 + 0.985 * 0.5), EXACT);
  }

  /** The defect: what is worth 0 by any reckoning still counts with its table entry. */
  @Test
  void bootstrapsPastTheEndOfAnEpisode() {
    PublishedSarsa learner = new PublishedSarsa(task());
    float[] a = state(0);
    float[] b = state(4);
    for (int action = 0; action < 3; action++) {
      learner.actor(0).took(step(b, action, 40, state(20), true));
    }
    assertThat(learner.value(b, 2)).isCloseTo(1, EXACT);

    learner.actor(1).took(step(a, 0, 0, b, true));

    assertThat(learner.value(a, 0)).isCloseTo(0.025 * 0.985 * 1, EXACT);
  }

  @Test
  void exploresLessAfterEachEpisodeDownToATenth() {
    PublishedSarsa learner = new PublishedSarsa(task());

    learner.learn(0, List.of());
    assertThat(learner.epsilon()).isCloseTo(0.4 * 0.995, EXACT);
    for (int i = 1; i < 1_000; i++) {
      learner.learn(i, List.of());
    }
    assertThat(learner.epsilon()).isEqualTo(0.1);
  }

  @Test
  void aStateThatNeverOccurredAddsAWorker() {
    PublishedSarsa learner = new PublishedSarsa(task());
    double[] values = new double[3];

    learner.rule().values(state(0), values);

    assertThat(learner.rule().best(values)).isEqualTo(2);
  }
}

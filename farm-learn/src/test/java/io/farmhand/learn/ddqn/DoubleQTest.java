package io.farmhand.learn.ddqn;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.sim.random.RandomStreams;
import java.io.DataInput;
import java.io.DataOutput;
import org.junit.jupiter.api.Test;

class DoubleQTest {
  /** Gives what it was made with for every row, and keeps what it was to learn. */
  private static final class Written implements QNetwork {
    private final float[] row;
    private float[] targets = {};
    private float[] counts = {};

    Written(float... row) {
      this.row = row;
    }

    @Override
    public float[] values(float[] inputs, int rows) {
      float[] values = new float[rows * row.length];
      for (int i = 0; i < rows; i++) {
        System.arraycopy(row, 0, values, i * row.length, row.length);
      }
      return values;
    }

    @Override
    public void update(float[] inputs, int rows, float[] newTargets, float[] newCounts) {
      targets = newTargets;
      counts = newCounts;
    }

    @Override
    public float[][] parameters() {
      return new float[0][];
    }

    @Override
    public void follow(float[][] others, float share) {}

    @Override
    public void rate(float rate) {}

    @Override
    public void save(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}

    @Override
    public void close() {}
  }

  private static Written updated(
      float[] online, float[] target, double continued, double[] followed, double... weights) {
    Written learning = new Written(online);
    ReplayMemory memory = new ReplayMemory(4, 2, weights.length);
    memory.add(new float[] {1, 2}, 1, followed, new float[] {3, 4}, continued);
    new DoubleQ(learning, new Written(target), memory, 2, 3, 1)
        .update(RandomStreams.of(1).stream("draws"), weights);
    return learning;
  }

  @Test
  void theOnlineNetworkChoosesAndTheTargetNetworkSaysWhatItIsWorth() {
    Written learned =
        updated(new float[] {1, 5, 2}, new float[] {9, 3, 8}, 0.5, new double[] {10}, 1);

    assertThat(learned.targets).containsExactly(0, 10 + 0.5f * 3, 0);
    assertThat(learned.counts).containsExactly(0, 1, 0);
  }

  @Test
  void whereNothingFollowsOnlyTheRewardCounts() {
    Written learned =
        updated(new float[] {1, 5, 2}, new float[] {9, 3, 8}, 0, new double[] {10}, 1);

    assertThat(learned.targets).containsExactly(0, 10, 0);
  }

  @Test
  void partsAreWeighedForTheChoiceAndLearnedApart() {
    float[] online = {1, 2, 3, 1, 0, 0.9f};
    float[] target = {10, 20, 30, 40, 50, 60};

    Written learned = updated(online, target, 1, new double[] {0.5, 0.25}, -1, -2);

    assertThat(learned.targets)
        .as("costs 1 + 2, 2 + 0 and 3 + 1.8: the second is chosen")
        .containsExactly(0, 20.5f, 0, 0, 50.25f, 0);
    assertThat(learned.counts).containsExactly(0, 1, 0, 0, 1, 0);
  }
}

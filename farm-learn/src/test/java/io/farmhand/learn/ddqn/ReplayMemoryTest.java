package io.farmhand.learn.ddqn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayMemoryTest {
  @Test
  void theOldestGivesWayToTheNewest() {
    ReplayMemory memory = new ReplayMemory(2, 1, 1);
    for (int i = 0; i < 3; i++) {
      memory.add(new float[] {i}, i, new double[] {10 * i}, new float[] {i + 1}, 0.5);
    }
    float[] state = new float[2];
    float[] next = new float[2];
    memory.state(0, state, 0);
    memory.state(1, state, 1);
    memory.next(0, next, 1);

    assertThat(memory.size()).isEqualTo(2);
    assertThat(state).containsExactly(2, 1);
    assertThat(next).containsExactly(0, 3);
    assertThat(memory.action(0)).isEqualTo(2);
    assertThat(memory.followed(0, 0)).isEqualTo(20);
    assertThat(memory.continued(1)).isEqualTo(0.5f);
  }
}

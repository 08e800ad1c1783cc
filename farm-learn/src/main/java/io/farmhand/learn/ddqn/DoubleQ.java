package io.farmhand.learn.ddqn;

import java.util.random.RandomGenerator;

/**
 * The update of Double DQN: the online network chooses the next action, the target network says
 * what it is worth. Source: van Hasselt, Guez and Silver, arXiv 1509.06461.
 *
 * <p>What an action is worth may have parts, which are learned apart and weighed only where an
 * action is chosen: the networks have an output for each action and part, those of a part side by
 * side.
 */
final class DoubleQ {
  private final QNetwork online;
  private final QNetwork target;
  private final ReplayMemory memory;
  private final int width;
  private final int actions;
  private final int batch;

  /**
   * Updates.
   *
   * @param width numbers of a state
   * @param actions how many actions there are
   * @param batch experiences of an update
   */
  DoubleQ(
      QNetwork online, QNetwork target, ReplayMemory memory, int width, int actions, int batch) {
    this.online = online;
    this.target = target;
    this.memory = memory;
    this.width = width;
    this.actions = actions;
    this.batch = batch;
  }

  /**
   * One update on experiences drawn from the memory.
   *
   * @param weights of the parts, where an action is chosen; the greatest sum wins
   */
  void update(RandomGenerator random, double... weights) {
    int[] drawn = random.ints(batch, 0, memory.size()).toArray();
    float[] states = new float[batch * width];
    float[] nexts = new float[batch * width];
    for (int row = 0; row < batch; row++) {
      memory.state(drawn[row], states, row);
      memory.next(drawn[row], nexts, row);
    }
    int outputs = actions * weights.length;
    float[] chosen = online.values(nexts, batch);
    float[] worth = target.values(nexts, batch);
    float[] targets = new float[batch * outputs];
    float[] counts = new float[batch * outputs];
    for (int row = 0; row < batch; row++) {
      int next = best(chosen, row * outputs, weights);
      int action = memory.action(drawn[row]);
      for (int part = 0; part < weights.length; part++) {
        int at = row * outputs + part * actions;
        targets[at + action] =
            memory.followed(drawn[row], part) + memory.continued(drawn[row]) * worth[at + next];
        counts[at + action] = 1;
      }
    }
    online.update(states, batch, targets, counts);
  }

  /** The action of the greatest weighted sum; of equal ones the last. */
  private int best(float[] values, int from, double[] weights) {
    int best = 0;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int action = 0; action < actions; action++) {
      double sum = 0;
      for (int part = 0; part < weights.length; part++) {
        sum += weights[part] * values[from + part * actions + action];
      }
      if (sum >= greatest) {
        greatest = sum;
        best = action;
      }
    }
    return best;
  }
}

package io.farmhand.learn.ddqn;

import io.farmhand.control.ActionSet;
import io.farmhand.learn.training.Actor;
import io.farmhand.learn.training.Learner;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.learn.training.Trajectory;
import io.farmhand.learn.training.Transition;
import io.farmhand.monitor.ObservationView;
import io.farmhand.policy.NetworkRule;
import io.farmhand.policy.ValueRule;
import io.farmhand.sim.random.RandomStreams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Double DQN as published: arXiv 2602.06555 and its prototype, with its network, its numbers and
 * its defects.
 *
 * <p>After every step, once 400 experiences are there, one update on 64 of the last 75,000.
 *
 * <p>Defects, kept on purpose:
 *
 * <ul>
 *   <li>The target network moves by a hundredth of the way every 600 updates, of which there are
 *       about 3,200: at the end it is still almost what it was drawn as, and what the next state is
 *       worth is an accident.
 *   <li>Rewards of the last step reach a decision only by way of that network, one step at a time.
 *   <li>Inputs are scaled by bounds far beyond what occurs, such as 800 waiting tasks, so that most
 *       of them hardly vary.
 * </ul>
 *
 * <p>The paper does not say how an episode's end counts; here nothing is worth anything after it,
 * terminated or truncated. It does not say either whether the gradient is clipped by its length or
 * number by number; here it is by its length.
 */
final class PublishedDdqn implements Learner {
  static final Layers LAYERS = Layers.of(9, 128, 64, 3);
  static final double RATE = 3e-4;
  static final double GAMMA = 0.97;
  static final double FIRST_EPSILON = 0.8;
  static final double LAST_EPSILON = 0.05;
  static final double EPSILON_DECAY = 0.98;
  static final int BATCH = 64;
  static final int MEMORY = 75_000;
  static final int WARM_UP = 400;
  static final int TARGET_EVERY = 600;
  static final double TARGET_SHARE = 0.01;
  static final double LONGEST_GRADIENT = 3;
  static final double GREATEST_REWARD = 100;
  static final int EPISODES = 120;

  private static final ObservationView VIEW = ObservationView.paper(true);
  private static final ActionSet ACTIONS = ActionSet.PAPER;
  private static final Scale SCALE = Scale.of(VIEW);

  private final RandomStreams chance;
  private final QNetwork online;
  private final QNetwork target;
  private final ReplayMemory memory = new ReplayMemory(MEMORY, VIEW.size(), 1);
  private final DoubleQ doubleQ;
  private double epsilon = FIRST_EPSILON;
  private long updates;

  PublishedDdqn(TrainingTask task) {
    chance = task.chance();
    float[][] first = LAYERS.draw(chance.stream("weights"));
    online = new TorchNetwork(LAYERS, first, RATE, LONGEST_GRADIENT);
    target = new TorchNetwork(LAYERS, first, RATE, LONGEST_GRADIENT);
    doubleQ = new DoubleQ(online, target, memory, VIEW.size(), ACTIONS.size(), BATCH);
  }

  /** It learns from every step. */
  @Override
  public int roundSize() {
    return 1;
  }

  @Override
  public Actor actor(long episode) {
    RandomStreams own = chance.child("explore", episode);
    return new Online(own.stream("actions"), own.stream("draws"));
  }

  @Override
  public void learn(long round, List<Trajectory> episodes) {
    epsilon = Math.max(LAST_EPSILON, epsilon * EPSILON_DECAY);
  }

  double epsilon() {
    return epsilon;
  }

  long updates() {
    return updates;
  }

  @Override
  public ValueRule rule() {
    float[][] parameters = online.parameters();
    NetworkRule.Builder network = NetworkRule.builder(VIEW, ACTIONS, SCALE.low(), SCALE.high());
    for (int i = 0; i < parameters.length; i += 2) {
      network.layer(parameters[i], parameters[i + 1]);
    }
    return network.build();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(epsilon);
    out.writeLong(updates);
    online.save(out);
    target.save(out);
    memory.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    epsilon = in.readDouble();
    updates = in.readLong();
    online.restore(in);
    target.restore(in);
    memory.restore(in);
  }

  @Override
  public void close() {
    online.close();
    target.close();
  }

  /** Learns while it acts. */
  private final class Online implements Actor {
    private final RandomGenerator actions;
    private final RandomGenerator draws;

    Online(RandomGenerator actions, RandomGenerator draws) {
      this.actions = actions;
      this.draws = draws;
    }

    @Override
    public int act(float[] observation) {
      if (actions.nextDouble() < epsilon) {
        return actions.nextInt(ACTIONS.size());
      }
      float[] values = online.values(SCALE.apply(observation), 1);
      int best = 0;
      for (int action = 1; action < values.length; action++) {
        best = values[action] >= values[best] ? action : best;
      }
      return best;
    }

    @Override
    public void took(Transition step) {
      memory.add(
          SCALE.apply(step.observation()),
          step.action(),
          new double[] {Math.clamp(step.reward(), -GREATEST_REWARD, GREATEST_REWARD)},
          SCALE.apply(step.next()),
          step.ended() ? 0 : GAMMA);
      if (memory.size() >= WARM_UP) {
        doubleQ.update(draws, 1);
        updates++;
        if (updates % TARGET_EVERY == 0) {
          target.follow(online.parameters(), (float) TARGET_SHARE);
        }
      }
    }
  }
}

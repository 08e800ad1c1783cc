package io.farmhand.learn.sarsa;

import io.farmhand.control.ActionSet;
import io.farmhand.learn.training.Actor;
import io.farmhand.learn.training.Learner;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.learn.training.Trajectory;
import io.farmhand.learn.training.Transition;
import io.farmhand.monitor.ObservationView;
import io.farmhand.policy.TabularRule;
import io.farmhand.policy.Tiling;
import io.farmhand.policy.ValueRule;
import io.farmhand.sim.random.RandomStreams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * SARSA(lambda) as published: arXiv 2602.06555 and its prototype, with its bins, its numbers and
 * its defects.
 *
 * <pre>
 * delta = r + gamma Q(s', a') - Q(s, a);  e(s, a) += 1
 * Q += alpha delta e;  e *= gamma lambda
 * </pre>
 *
 * <p>Traces accumulate and begin anew with each episode; epsilon falls after each episode.
 *
 * <p>Defects, kept on purpose:
 *
 * <ul>
 *   <li>Of equal actions the one with the greatest number is taken, and all values begin at 0: a
 *       state that never occurred adds a worker.
 *   <li>It bootstraps past the end of an episode, even where every task is done and nothing can
 *       follow.
 *   <li>With 100 episodes of 30 steps it sees few of its 53,760 states, and most of them seldom.
 *   <li>The longest time, the result queue and the output queue do not count, so that it has no
 *       clock although its observation has one.
 * </ul>
 */
final class PublishedSarsa implements Learner {
  static final double ALPHA = 0.025;
  static final double GAMMA = 0.985;
  static final double LAMBDA = 0.5;
  static final double FIRST_EPSILON = 0.40;
  static final double LAST_EPSILON = 0.10;
  static final double EPSILON_DECAY = 0.995;
  static final int EPISODES = 100;

  /** The published bins, in the order of the paper's nine numbers. */
  static final Tiling BINS =
      Tiling.of(
          new double[] {0.5, 1.5, 2.5},
          new double[] {0.5, 2.5, 5.5, 9.5, 15.5, 30.5},
          new double[0],
          new double[0],
          new double[] {3.5, 7.5, 11.5, 12.5, 16.5, 20.5, 24.5},
          new double[] {0.5, 1, 2, 4, 8, 16, 32},
          new double[0],
          new double[] {0.15, 0.5, 1.5, 3.5},
          new double[] {0.5, 0.8, 0.9, 0.95, 0.999});

  private static final ObservationView VIEW = ObservationView.paper(true);
  private static final ActionSet ACTIONS = ActionSet.PAPER;

  private final RandomStreams chance;
  private final Tiling.Index index = BINS.index();
  private final double[] values = new double[BINS.cells() * ACTIONS.size()];
  private double epsilon = FIRST_EPSILON;

  PublishedSarsa(TrainingTask task) {
    chance = task.chance();
  }

  /** It learns from every step. */
  @Override
  public int roundSize() {
    return 1;
  }

  @Override
  public Actor actor(long episode) {
    return new Online(chance.child("explore", episode).stream("actions"));
  }

  @Override
  public void learn(long round, List<Trajectory> episodes) {
    epsilon = Math.max(LAST_EPSILON, epsilon * EPSILON_DECAY);
  }

  double epsilon() {
    return epsilon;
  }

  double value(float[] observation, int action) {
    return values[index.of(observation) * ACTIONS.size() + action];
  }

  @Override
  public ValueRule rule() {
    return TabularRule.of(VIEW, ACTIONS, List.of(BINS), new double[][] {values});
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(epsilon);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    epsilon = in.readDouble();
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
  }

  /** Learns while it acts. */
  private final class Online implements Actor {
    private final RandomGenerator random;
    private final Map<Integer, Double> traces = new LinkedHashMap<>();
    private @Nullable Transition pending;

    Online(RandomGenerator random) {
      this.random = random;
    }

    @Override
    public int act(float[] observation) {
      int action = choose(observation);
      Transition step = pending;
      if (step != null) {
        update(step, action);
        pending = null;
      }
      return action;
    }

    @Override
    public void took(Transition step) {
      if (step.ended()) {
        update(step, choose(step.next()));
      } else {
        pending = step;
      }
    }

    private int choose(float[] observation) {
      if (random.nextDouble() < epsilon) {
        return random.nextInt(ACTIONS.size());
      }
      int cell = index.of(observation) * ACTIONS.size();
      int best = 0;
      for (int action = 1; action < ACTIONS.size(); action++) {
        if (values[cell + action] >= values[cell + best]) {
          best = action;
        }
      }
      return best;
    }

    private void update(Transition step, int nextAction) {
      int entry = index.of(step.observation()) * ACTIONS.size() + step.action();
      double delta = step.reward() + GAMMA * value(step.next(), nextAction) - values[entry];
      traces.merge(entry, 1.0, Double::sum);
      traces.forEach((each, trace) -> values[each] += ALPHA * delta * trace);
      traces.replaceAll((_, trace) -> trace * GAMMA * LAMBDA);
    }
  }
}

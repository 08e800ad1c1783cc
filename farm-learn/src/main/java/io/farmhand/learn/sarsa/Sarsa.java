package io.farmhand.learn.sarsa;

import io.farmhand.learn.search.Score;
import io.farmhand.learn.training.Actor;
import io.farmhand.learn.training.Bill;
import io.farmhand.learn.training.Learner;
import io.farmhand.learn.training.Price;
import io.farmhand.learn.training.Quantiles;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.learn.training.Trajectory;
import io.farmhand.learn.training.Transition;
import io.farmhand.policy.TabularRule;
import io.farmhand.policy.Tiling;
import io.farmhand.policy.ValueRule;
import io.farmhand.sim.environment.EnvironmentSettings;
import io.farmhand.sim.random.RandomStreams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * SARSA(lambda) in the forward view, over rounds of episodes, with the defects of the published one
 * mended.
 *
 * <ul>
 *   <li>It values afterstates (Sutton and Barto, 2nd edition, 6.8): what an action leads to, not
 *       the action, so that every step teaches all actions that lead there.
 *   <li>It learns two values, effort and misses, and puts them together by a {@link Price} that
 *       follows the goal, instead of a reward whose best policy misses it.
 *   <li>What follows the end of an episode counts as {@link Bill} says.
 *   <li>Bins are quantiles of what is seen in a first round of random actions; a clock counts where
 *       the observation has one; a value is a mean until it was found often.
 *   <li>An action of unknown worth is not taken where another is known.
 * </ul>
 */
final class Sarsa implements Learner {
  private final TrainingTask task;
  private final SarsaSettings settings;
  private final Afterstates states;
  private final RandomStreams chance;
  private final Price price;
  private final double gamma;
  private AfterstateValues values;
  private long rounds;

  Sarsa(TrainingTask task, SarsaSettings settings) {
    this.task = task;
    this.settings = settings;
    EnvironmentSettings environment = task.method().environment().of(task.scenario());
    states = new Afterstates(environment.view(), environment.actions(), task.scenario().limits());
    chance = task.chance();
    price = new Price(task.goal().qos(), settings.firstPrice(), 0.35, 0.1);
    gamma = Bill.discount(states.hasClock());
    values = values(List.of(Tiling.of(new double[environment.view().size()][0])));
  }

  private AfterstateValues values(List<Tiling> tilings) {
    return new AfterstateValues(tilings, settings.leastRate());
  }

  @Override
  public int roundSize() {
    return settings.roundSize();
  }

  private double done() {
    return task.budget().done(rounds * roundSize());
  }

  @Override
  public Actor actor(long episode) {
    RandomGenerator random = chance.child("explore", episode).stream("actions");
    double epsilon = settings.exploration().share(rounds, done());
    int[] cells = new int[values.tilings().size()];
    int count = states.actions().size();
    return observation ->
        random.nextDouble() < epsilon ? random.nextInt(count) : best(observation, cells);
  }

  /** The action of the least cost among those with a known worth; the last when there is none. */
  private int best(float[] observation, int[] cells) {
    int current = states.workers(observation);
    int best = states.actions().size() - 1;
    double least = Double.POSITIVE_INFINITY;
    for (int action = 0; action < states.actions().size(); action++) {
      int after = states.after(action, current);
      states.cells(values, observation, after, cells);
      double cost =
          values.effort(cells)
              + price.value() * values.misses(cells)
              + (after == current ? 0 : task.goal().perAction());
      if (values.known(cells) && cost <= least) {
        least = cost;
        best = action;
      }
    }
    return best;
  }

  @Override
  public void learn(long round, List<Trajectory> episodes) {
    if (round == 0) {
      values = values(states.tilings(Quantiles.of(episodes), settings));
    }
    for (Trajectory episode : episodes) {
      learn(episode);
    }
    rounds = round + 1;
  }

  /** Backwards, since what follows a step is a blend of what happened and what was expected. */
  private void learn(Trajectory episode) {
    Bill bill = Bill.of(episode, task, states.hasClock());
    List<Transition> steps = episode.steps();
    int[] cells = new int[values.tilings().size()];
    int last = steps.size() - 1;
    double effort = 0;
    double misses = 0;
    if (bill.goesOn(last)) {
      float[] next = steps.get(last).next();
      int after = states.after(best(next, cells), states.workers(next));
      states.cells(values, next, after, cells);
      effort = gamma * values.effort(cells);
      misses = gamma * values.misses(cells);
    }
    for (int i = last; i >= 0; i--) {
      Transition step = steps.get(i);
      int after = states.after(step.action(), states.workers(step.observation()));
      states.cells(values, step.observation(), after, cells);
      double expectedEffort = values.effort(cells);
      double expectedMisses = values.misses(cells);
      effort += bill.workers(i);
      misses += bill.misses(i);
      values.learn(cells, effort, misses);
      effort = gamma * (bill.action(i) + blend(expectedEffort, effort));
      misses = gamma * blend(expectedMisses, misses);
    }
  }

  private double blend(double expected, double happened) {
    return expected + settings.lambda() * (happened - expected);
  }

  @Override
  public void validated(Score score) {
    if (rounds > 0) {
      price.follow(score.qos(), done());
    }
  }

  @Override
  public ValueRule rule() {
    List<Tiling> tilings = values.tilings();
    double[][] tables = new double[tilings.size()][];
    for (int t = 0; t < tables.length; t++) {
      int tiling = t;
      double perAction = t == 0 ? task.goal().perAction() : 0;
      tables[t] =
          states.actionValues(
              tilings.get(t), (cell, changed) -> worth(tiling, cell, changed ? perAction : 0));
    }
    return TabularRule.of(states.view(), states.actions(), tilings, tables);
  }

  /** Only the first tiling tells what is known; the others add to it where they can. */
  private double worth(int tiling, int cell, double action) {
    if (!values.known(tiling, cell)) {
      return tiling == 0 ? Double.NaN : 0;
    }
    return -values.cost(tiling, cell, price.value()) - action;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(rounds);
    price.save(out);
    values.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    rounds = in.readLong();
    price.restore(in);
    values = AfterstateValues.restore(in, states.view().size(), settings.leastRate());
  }
}

package io.farmhand.learn.ddqn;

import io.farmhand.control.ActionSet;
import io.farmhand.learn.search.Score;
import io.farmhand.learn.training.Actor;
import io.farmhand.learn.training.Bill;
import io.farmhand.learn.training.Learner;
import io.farmhand.learn.training.Price;
import io.farmhand.learn.training.Quantiles;
import io.farmhand.learn.training.Roles;
import io.farmhand.learn.training.TrainingTask;
import io.farmhand.learn.training.Trajectory;
import io.farmhand.learn.training.Transition;
import io.farmhand.monitor.ObservationView;
import io.farmhand.policy.NetworkRule;
import io.farmhand.policy.ValueRule;
import io.farmhand.sim.environment.EnvironmentSettings;
import io.farmhand.sim.random.RandomStreams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Double DQN over rounds of episodes, with the defects of the published one mended.
 *
 * <ul>
 *   <li>The target network follows by a small share at each update, so that it does move.
 *   <li>It learns two values, effort and misses, and puts them together by a {@link Price} that
 *       follows the goal, instead of a reward whose best policy misses it.
 *   <li>An experience spans several steps, so that a miss soon reaches the decision behind it.
 *   <li>What follows the end of an episode counts as {@link Bill} says.
 *   <li>Inputs are scaled by what is usual in a first round of random actions.
 *   <li>Steps of gradient descent become smaller.
 * </ul>
 */
final class DoubleDqn implements Learner {
  private static final int PARTS = 2;
  private static final double LONGEST_GRADIENT = 10;

  private final TrainingTask task;
  private final DdqnSettings settings;
  private final ObservationView view;
  private final ActionSet actions;
  private final boolean clock;
  private final double gamma;
  private final RandomStreams chance;
  private final Price price;
  private final QNetwork online;
  private final QNetwork target;
  private final ReplayMemory memory;
  private final DoubleQ updates;
  private Scale scale;
  private NetworkRule acting;
  private long rounds;

  DoubleDqn(TrainingTask task, DdqnSettings settings) {
    this.task = task;
    this.settings = settings;
    EnvironmentSettings environment = task.method().environment().of(task.scenario());
    view = environment.view();
    actions = environment.actions();
    clock = Roles.of(view).clock().isPresent();
    gamma = Bill.discount(clock);
    chance = task.chance();
    price = new Price(task.goal().qos(), settings.firstPrice(), 0.35, 0.03);
    Layers layers = layers();
    float[][] first = layers.draw(chance.stream("weights"));
    online = new TorchNetwork(layers, first, settings.firstRate(), LONGEST_GRADIENT);
    target = new TorchNetwork(layers, first, settings.firstRate(), LONGEST_GRADIENT);
    memory = new ReplayMemory(settings.memory(), view.size(), PARTS);
    updates = new DoubleQ(online, target, memory, view.size(), actions.size(), settings.batch());
    scale = Scale.of(view);
    acting = network();
  }

  private Layers layers() {
    List<Integer> sizes = new ArrayList<>();
    sizes.add(view.size());
    sizes.addAll(settings.hidden());
    sizes.add(PARTS * actions.size());
    return new Layers(sizes);
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
    NetworkRule rule = acting;
    double[] values = new double[actions.size()];
    return observation -> {
      if (random.nextDouble() < epsilon) {
        return random.nextInt(values.length);
      }
      rule.values(observation, values);
      return rule.best(values);
    };
  }

  @Override
  public void learn(long round, List<Trajectory> episodes) {
    if (round == 0) {
      scale = Scale.of(view, Quantiles.of(episodes));
    }
    episodes.forEach(this::remember);
    rounds = round + 1;
    double shrunk = StrictMath.pow(settings.lastRate() / settings.firstRate(), done());
    online.rate((float) (settings.firstRate() * shrunk));
    RandomGenerator random = chance.child("replay", round).stream("draws");
    for (int i = 0; i < settings.updates(); i++) {
      updates.update(random, -1, -price.value());
      target.follow(online.parameters(), (float) settings.follow());
    }
    acting = network();
  }

  private void remember(Trajectory episode) {
    Bill bill = Bill.of(episode, task, clock);
    List<Transition> steps = episode.steps();
    for (int i = 0; i < steps.size(); i++) {
      double[] followed = new double[PARTS];
      double weight = 1;
      int end = Math.min(steps.size(), i + settings.steps());
      for (int k = i; k < end; k++) {
        followed[0] += weight * (bill.workers(k) + bill.action(k));
        followed[1] += weight * bill.misses(k);
        weight *= gamma;
      }
      memory.add(
          scale.apply(steps.get(i).observation()),
          steps.get(i).action(),
          followed,
          scale.apply(steps.get(end - 1).next()),
          bill.goesOn(end - 1) ? weight : 0);
    }
  }

  @Override
  public void validated(Score score) {
    if (rounds > 0) {
      price.follow(score.qos(), done());
      acting = network();
    }
  }

  @Override
  public ValueRule rule() {
    return acting;
  }

  /** The last layer weighs the parts by their price, and turns costs into values. */
  private NetworkRule network() {
    float[][] parameters = online.parameters();
    NetworkRule.Builder network = NetworkRule.builder(view, actions, scale.low(), scale.high());
    int last = parameters.length - 2;
    for (int i = 0; i < last; i += 2) {
      network.layer(parameters[i], parameters[i + 1]);
    }
    return network.layer(weighed(parameters[last]), weighed(parameters[last + 1])).build();
  }

  private float[] weighed(float[] ofParts) {
    float[] values = new float[ofParts.length / PARTS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) -(ofParts[i] + price.value() * ofParts[values.length + i]);
    }
    return values;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(rounds);
    price.save(out);
    scale.save(out);
    online.save(out);
    target.save(out);
    memory.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    rounds = in.readLong();
    price.restore(in);
    scale = Scale.restore(in, view.size());
    online.restore(in);
    target.restore(in);
    memory.restore(in);
    acting = network();
  }

  @Override
  public void close() {
    online.close();
    target.close();
  }
}

package io.farmhand.learn.training;

import io.farmhand.sim.environment.Environment;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.ArrayList;
import java.util.List;

/**
 * An episode that was played.
 *
 * @param steps its steps in order, at least one
 * @param figures what came out of it
 */
public record Trajectory(List<Transition> steps, EpisodeFigures figures) {
  public Trajectory {
    steps = List.copyOf(steps);
  }

  /** The sum of the rewards. */
  public double reward() {
    return steps.stream().mapToDouble(Transition::reward).sum();
  }

  /** Plays the episode of this seed to its end. */
  static Trajectory play(Environment environment, long seed, Actor actor) {
    List<Transition> steps = new ArrayList<>();
    Environment.Start start = environment.reset(seed);
    float[] observation = start.observation();
    var seen = start.seen();
    while (true) {
      int action = actor.act(observation);
      Environment.Step step = environment.step(action);
      float[] next = step.observation();
      Transition made =
          new Transition(
              observation,
              action,
              step.reward(),
              Costs.of(seen, step),
              next,
              step.terminated(),
              step.truncated());
      steps.add(made);
      actor.took(made);
      EpisodeFigures figures = step.figures();
      if (figures != null) {
        return new Trajectory(steps, figures);
      }
      observation = next;
      seen = step.seen();
    }
  }
}

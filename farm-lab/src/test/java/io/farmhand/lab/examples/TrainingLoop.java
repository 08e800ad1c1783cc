package io.farmhand.lab.examples;

import io.farmhand.sim.environment.Environment;
import io.farmhand.sim.environment.EnvironmentSettings;
import io.farmhand.sim.environment.SimulatedEnvironment;
import io.farmhand.sim.environment.VectorBuffers;
import io.farmhand.sim.environment.VectorEnvironment;
import io.farmhand.sim.environment.VectorSettings;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;

/** The examples of the page on environments, one step of a training loop at a time. */
final class TrainingLoop {
  private TrainingLoop() {}

  static double oneEpisode() {
    // EXAMPLE begins
    double sum = 0;
    try (Environment environment = SimulatedEnvironment.of(Scenarios.load("paper-as-run"))) {
      float[] observation = environment.reset(42).observation();
      Environment.Step step;
      do {
        int action = observation[1] > 8 ? 2 : 1; // a worker more while more than 8 tasks wait
        step = environment.step(action);
        observation = step.observation();
        sum += step.reward();
      } while (!step.ended());
    }
    // EXAMPLE ends
    return sum;
  }

  static int manyEpisodes() {
    int episodes = 0;
    // VECTOR begins
    Scenario scenario = Scenarios.load("paper-random");
    EnvironmentSettings settings = EnvironmentSettings.of(scenario);
    VectorBuffers buffers = VectorBuffers.direct(64, settings.view().size());
    VectorSettings vector = VectorSettings.of(64).withThreads(2);
    try (var environments = VectorEnvironment.of(scenario, settings, vector, buffers)) {
      environments.reset(42); // seeds 42, 43 and so on
      for (int step = 0; step < 100; step++) {
        for (int i = 0; i < environments.size(); i++) {
          buffers.actions().put(i, 1);
        }
        environments.step(); // observations, rewards and ends are in the buffers
        for (int i = 0; i < environments.size(); i++) {
          episodes += buffers.terminated().get(i) + buffers.truncated().get(i);
        }
      }
    }
    // VECTOR ends
    return episodes;
  }
}

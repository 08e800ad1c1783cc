package io.farmhand.learn.training;

import io.farmhand.control.ControllerFactory;
import io.farmhand.learn.search.Score;
import io.farmhand.sim.parallel.Parallel;
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import java.util.Arrays;

/** The same episodes for every policy, apart from those of training and of tests. */
final class Validation {
  private final Scenario scenario;
  private final Trace[] traces;
  private final RandomStreams[] streams;

  Validation(Scenario scenario, long seed, int episodes, Parallel parallel) {
    this.scenario = scenario;
    traces = new Trace[episodes];
    streams = new RandomStreams[episodes];
    parallel.run(
        episodes,
        () -> TraceGenerator.of(scenario.workload()),
        (generator, index) -> {
          streams[index] = Purpose.VALIDATION.episode(seed, index);
          traces[index] = generator.generate(streams[index]);
        },
        _ -> {});
  }

  /** What a controller reaches. */
  Score score(ControllerFactory controller, Parallel parallel) {
    EpisodeFigures[] figures = new EpisodeFigures[traces.length];
    parallel.run(
        traces.length,
        () -> Episode.of(scenario),
        (episode, index) -> {
          episode.begin(traces[index], streams[index]);
          figures[index] = episode.play(controller, _ -> {});
        },
        _ -> {});
    return Score.of(Arrays.asList(figures));
  }
}

package io.farmhand.sim.environment;

import io.farmhand.monitor.Observation;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;

/** An environment on the simulator: every episode has a trace of its own, drawn from its seed. */
public final class SimulatedEnvironment extends EpisodicEnvironment {
  private final Episode episode;

  private SimulatedEnvironment(Scenario scenario, EnvironmentSettings settings) {
    super(scenario, settings);
    episode = Episode.of(scenario);
  }

  /** An environment of this scenario. */
  public static SimulatedEnvironment of(Scenario scenario, EnvironmentSettings settings) {
    return new SimulatedEnvironment(scenario, settings);
  }

  /** An environment of this scenario, with what the scenario shows, takes and rewards. */
  public static SimulatedEnvironment of(Scenario scenario) {
    return of(scenario, EnvironmentSettings.of(scenario));
  }

  @Override
  Trace draw(TraceGenerator generator, RandomStreams streams) {
    return generator.generateTransient(streams);
  }

  @Override
  void open(Trace trace, RandomStreams streams) {
    episode.begin(trace, streams);
  }

  @Override
  Observation observe() {
    return episode.farm().observe();
  }

  @Override
  int target() {
    return episode.farm().target();
  }

  @Override
  long nanos() {
    return episode.farm().nanos();
  }

  @Override
  void act(int target) {
    episode.act(target);
  }

  @Override
  boolean done() {
    return episode.farm().done();
  }

  @Override
  boolean over() {
    return episode.over();
  }

  @Override
  EpisodeFigures finish() {
    return episode.finish();
  }
}

package io.farmhand.sim.environment;

import io.farmhand.monitor.Observation;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceBank;
import io.farmhand.sim.workload.TraceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An environment on the simulator: every episode has a trace of its own, drawn from its seed, or
 * one that its seed picks from a bank.
 */
public final class SimulatedEnvironment extends EpisodicEnvironment {
  private final Episode episode;
  private final @Nullable TraceBank bank;

  private SimulatedEnvironment(
      Scenario scenario, EnvironmentSettings settings, @Nullable TraceBank bank) {
    super(scenario, settings);
    this.bank = bank;
    episode = Episode.of(scenario);
  }

  /** An environment of this scenario. */
  public static SimulatedEnvironment of(Scenario scenario, EnvironmentSettings settings) {
    return new SimulatedEnvironment(scenario, settings, null);
  }

  /** An environment of this scenario, whose episodes take their tasks from a bank. */
  public static SimulatedEnvironment of(
      Scenario scenario, EnvironmentSettings settings, TraceBank bank) {
    return new SimulatedEnvironment(scenario, settings, bank);
  }

  /** An environment of this scenario, with what the scenario shows, takes and rewards. */
  public static SimulatedEnvironment of(Scenario scenario) {
    return of(scenario, EnvironmentSettings.of(scenario));
  }

  @Override
  Trace draw(TraceGenerator generator, RandomStreams streams) {
    return bank == null ? generator.generateTransient(streams) : bank.pick(streams);
  }

  @Override
  void open(Trace trace, RandomStreams streams, int workers) {
    episode.begin(trace, streams, workers);
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

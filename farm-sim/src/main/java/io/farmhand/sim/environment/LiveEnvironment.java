package io.farmhand.sim.environment;

import io.farmhand.monitor.Observation;
import io.farmhand.sim.live.LiveEpisode;
import io.farmhand.sim.live.Site;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import io.farmhand.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * An environment on a live farm: each reset opens a fresh one, and each step takes the time that it
 * says, in a time that may pass faster than real time.
 *
 * <p>The tasks of a seed are those of {@link SimulatedEnvironment}; how long things take is up to
 * the platform, so that an episode does not repeat exactly. An interrupt ends a call with an {@link
 * IllegalStateException} and the episode with it.
 */
public final class LiveEnvironment extends EpisodicEnvironment {
  private final Site site;
  private final TimeSource time;
  private @Nullable LiveEpisode episode;

  private LiveEnvironment(
      Scenario scenario, EnvironmentSettings settings, Site site, TimeSource time) {
    super(scenario, settings);
    this.site = site;
    this.time = time;
  }

  /**
   * An environment of this scenario.
   *
   * @param site where tasks are done
   * @param time the scenario's own time, such as {@code TimeSource.system().faster(10)}
   */
  public static LiveEnvironment of(
      Scenario scenario, EnvironmentSettings settings, Site site, TimeSource time) {
    return new LiveEnvironment(scenario, settings, site, time);
  }

  private LiveEpisode episode() {
    if (episode == null) {
      throw new IllegalStateException("no farm is open; call reset() first");
    }
    return episode;
  }

  private interface Waiting<T> {
    T run() throws InterruptedException;
  }

  private <T> T uninterrupted(Waiting<T> waiting) {
    try {
      return waiting.run();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while the farm was at work; the episode is over, call reset()", e);
    }
  }

  @Override
  Trace draw(TraceGenerator generator, RandomStreams streams) {
    // The tasks of an episode still arrive while the next is asked for.
    return generator.generate(streams);
  }

  @Override
  void open(Trace trace, RandomStreams streams, int workers) {
    close();
    Scenario begun = scenario.withWorkers(workers, scenario.limits());
    LiveEpisode fresh = LiveEpisode.open(begun, trace, streams, site, time);
    episode = fresh;
    uninterrupted(
        () -> {
          fresh.begin();
          return fresh;
        });
  }

  @Override
  Observation observe() {
    return episode().observe();
  }

  @Override
  int target() {
    return episode().target();
  }

  @Override
  long nanos() {
    return episode().nanos();
  }

  @Override
  void act(int target) {
    LiveEpisode running = episode();
    uninterrupted(
        () -> {
          running.act(target);
          return running;
        });
  }

  @Override
  boolean done() {
    return episode().done();
  }

  @Override
  boolean over() {
    return episode().over();
  }

  @Override
  EpisodeFigures finish() {
    EpisodeFigures figures = uninterrupted(episode()::finish);
    close();
    return figures;
  }

  /** Stops everything at once; what is left is cancelled. */
  @Override
  public void close() {
    super.close();
    LiveEpisode running = episode;
    episode = null;
    if (running != null) {
      running.close();
    }
  }
}

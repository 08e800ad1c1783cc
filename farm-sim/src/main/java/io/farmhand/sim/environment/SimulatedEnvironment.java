package io.farmhand.sim.environment;

import io.farmhand.control.ActionSet;
import io.farmhand.control.Limiter;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.reward.Reward;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An environment on the simulator: every episode has a trace of its own, drawn from its seed.
 *
 * <p>The scenario's limits hold for every action, as they do for every controller.
 */
public final class SimulatedEnvironment implements Environment {
  private final Scenario scenario;
  private final EnvironmentSettings settings;
  private final TraceGenerator traces;
  private final Episode episode;
  private Limiter limiter;
  private RandomStreams root = RandomStreams.of(0);
  private long resets;
  private @Nullable Observation seen;

  private SimulatedEnvironment(Scenario scenario, EnvironmentSettings settings) {
    this.scenario = scenario;
    this.settings = settings;
    traces = TraceGenerator.of(scenario.workload());
    episode = Episode.of(scenario);
    limiter = Limiter.of(scenario.limits());
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
  public ObservationView view() {
    return settings.view();
  }

  @Override
  public ActionSet actions() {
    return settings.actions();
  }

  @Override
  public Start reset(long seed) {
    root = RandomStreams.of(seed);
    resets = 0;
    return begin(root);
  }

  @Override
  public Start reset() {
    return begin(root.child("episode", ++resets));
  }

  private Start begin(RandomStreams streams) {
    return begin(traces.generateTransient(streams), streams);
  }

  /** Begins an episode with this trace; the streams draw what the platform does. */
  public Start begin(Trace trace, RandomStreams streams) {
    limiter = Limiter.of(scenario.limits());
    episode.begin(trace, streams);
    Observation first = episode.farm().observe();
    seen = first;
    return new Start(settings.view(), first);
  }

  @Override
  public Step step(int action) {
    Observation before = seen;
    if (before == null) {
      throw new IllegalStateException("no episode is under way; call reset() first");
    }
    int current = episode.farm().target();
    int wanted = settings.actions().target(action, current);
    int target = limiter.limit(episode.farm().nanos(), current, wanted);
    episode.act(target);
    return arrived(before, target - current);
  }

  private Step arrived(Observation before, int delta) {
    Observation after = episode.farm().observe();
    boolean terminated = episode.farm().done();
    boolean truncated = !terminated && episode.over();
    EpisodeFigures figures = null;
    long lateMisses = 0;
    seen = after;
    if (terminated || truncated) {
      seen = null;
      figures = episode.finish();
      lateMisses = (figures.tasks() - figures.onTime()) - after.totals().missed();
    }
    double reward =
        settings
            .reward()
            .of(
                new Reward.Transition(
                    before,
                    after,
                    delta,
                    terminated,
                    truncated,
                    episode.farm().tasks(),
                    lateMisses));
    return new Step(settings.view(), after, reward, terminated, truncated, figures);
  }

  @Override
  public void close() {}
}

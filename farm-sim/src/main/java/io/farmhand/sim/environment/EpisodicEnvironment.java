package io.farmhand.sim.environment;

import io.farmhand.check.Require;
import io.farmhand.control.ActionSet;
import io.farmhand.control.Limiter;
import io.farmhand.control.Limits;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.reward.Reward;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What environments on any farm have in common: seeds, limits, rewards and ends.
 *
 * <p>The scenario's limits hold for every action, as they do for every controller.
 */
abstract class EpisodicEnvironment implements Environment {
  final Scenario scenario;
  private final EnvironmentSettings settings;
  private final TraceGenerator traces;
  private Limiter limiter;
  private RandomStreams root = RandomStreams.of(0);
  private long resets;
  private int tasks;
  private @Nullable Observation seen;

  EpisodicEnvironment(Scenario scenario, EnvironmentSettings settings) {
    this.scenario = scenario;
    this.settings = settings;
    traces = TraceGenerator.of(scenario.workload());
    limiter = Limiter.of(scenario.limits());
  }

  /** Draws the tasks of an episode. */
  abstract Trace draw(TraceGenerator generator, RandomStreams streams);

  /** Begins a run with so many workers and goes to its first decision. */
  abstract void open(Trace trace, RandomStreams streams, int workers);

  /** The farm at this moment, in the run's own time. */
  abstract Observation observe();

  /** The workers asked for. */
  abstract int target();

  /** When this decision was due, from the begin of the run. */
  abstract long nanos();

  /** Asks for {@code target} workers and goes to the next decision. */
  abstract void act(int target);

  /** Whether every task has its outcome. */
  abstract boolean done();

  /** Whether no decision is left. */
  abstract boolean over();

  /** Goes on to the last outcome with the pool as it is. */
  abstract EpisodeFigures finish();

  @Override
  public final ObservationView view() {
    return settings.view();
  }

  @Override
  public final ActionSet actions() {
    return settings.actions();
  }

  @Override
  public final Start reset(long seed, ResetOptions options) {
    int workers = workers(options);
    root = RandomStreams.of(seed);
    resets = 0;
    return begin(root, options, workers);
  }

  @Override
  public final Start reset(ResetOptions options) {
    int workers = workers(options);
    return begin(root.child("episode", ++resets), options, workers);
  }

  private Start begin(RandomStreams streams, ResetOptions options, int workers) {
    seen = null;
    Trace trace = options.trace().orElse(null);
    return begin(trace == null ? draw(traces, streams) : trace, streams, workers);
  }

  /**
   * The workers at the start of an episode with these options.
   *
   * @throws IllegalArgumentException when they are outside of the scenario's limits
   */
  final int workers(ResetOptions options) {
    int workers = options.workers().orElse(scenario.initialWorkers());
    Limits limits = scenario.limits();
    if (workers < limits.min() || workers > limits.max()) {
      Require.that(false, "workers", workers, "in " + limits.min() + " .. " + limits.max());
    }
    return workers;
  }

  /** Begins an episode with this trace; the streams draw what the platform does. */
  public final Start begin(Trace trace, RandomStreams streams) {
    return begin(trace, streams, scenario.initialWorkers());
  }

  private Start begin(Trace trace, RandomStreams streams, int workers) {
    seen = null;
    tasks = trace.size();
    limiter = Limiter.of(scenario.limits());
    open(trace, streams, workers);
    Observation first = observe();
    seen = first;
    return new Start(settings.view(), first);
  }

  @Override
  public final Step step(int action) {
    Observation before = seen;
    if (before == null) {
      throw new IllegalStateException("no episode is under way; call reset() first");
    }
    int current = target();
    int wanted = settings.actions().target(action, current);
    int target = limiter.limit(nanos(), current, wanted);
    seen = null;
    act(target);
    return arrived(before, target - current);
  }

  private Step arrived(Observation before, int delta) {
    Observation after = observe();
    boolean terminated = done();
    boolean truncated = !terminated && over();
    EpisodeFigures figures = null;
    long lateMisses = 0;
    if (terminated || truncated) {
      figures = finish();
      lateMisses = (figures.tasks() - figures.onTime()) - after.totals().missed();
    } else {
      seen = after;
    }
    double reward =
        settings
            .reward()
            .of(
                new Reward.Transition(
                    before, after, delta, terminated, truncated, tasks, lateMisses));
    return new Step(settings.view(), after, reward, terminated, truncated, figures);
  }

  /** There is no episode under way any more. */
  @Override
  public void close() {
    seen = null;
  }
}

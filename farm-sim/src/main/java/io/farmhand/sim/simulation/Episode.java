package io.farmhand.sim.simulation;

import io.farmhand.control.ControlSettings;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.DecisionRecord;
import io.farmhand.control.DecisionStep;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Trace;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One run of a scenario in simulated time, from one decision to the next.
 *
 * <p>Decisions keep the rhythm of {@link io.farmhand.control.ControlLoop}: the first at its time,
 * then every step; where scaling blocks, a decision that is due waits until no worker is starting,
 * and the next step begins with it. The episode ends after the scenario's last step, or at the
 * first decision at which every task has its outcome; what is left is then finished with the last
 * pool, and counts.
 *
 * <p>An episode may be begun again and again. Not for use by several threads.
 */
public final class Episode {
  private final Scenario scenario;
  private final FarmSimulation farm;
  private final Duration step;
  private final int maxSteps;
  private Trace trace = Trace.empty();
  private Mark firstArrival = new Mark(0);
  private Mark scheduleEnd = new Mark(0);
  private long due;
  private int steps;
  private int actions;
  private long targets;
  private int maxTarget;

  private Episode(Scenario scenario, Duration step, int maxSteps) {
    this.scenario = scenario;
    this.step = step;
    this.maxSteps = maxSteps;
    farm = new FarmSimulation(scenario);
  }

  /** Episodes of a scenario, with a decision at each of its steps. */
  public static Episode of(Scenario scenario) {
    Scenario.Control control = scenario.control();
    return new Episode(scenario, control.step(), control.maxSteps());
  }

  /** Episodes that last as long, with a decision each {@code period}. */
  public static Episode of(Scenario scenario, Duration period) {
    Scenario.Control control = scenario.control();
    double steps = control.maxSteps() * ((double) control.step().toNanos() / period.toNanos());
    return new Episode(scenario, period, (int) Math.max(1, Math.ceil(steps - 1e-9)));
  }

  /** Begins a run and goes to its first decision. */
  public void begin(Trace newTrace, RandomStreams streams) {
    begin(newTrace, streams, scenario.initialWorkers());
  }

  /** The same with another number of workers that are ready at the start. */
  public void begin(Trace newTrace, RandomStreams streams, int workers) {
    begin(newTrace, streams, workers, FarmSimulation.DEAF);
  }

  /** The same with a listener to every event. */
  public void begin(Trace newTrace, RandomStreams streams, SimulationListener listener) {
    begin(newTrace, streams, scenario.initialWorkers(), listener);
  }

  private void begin(
      Trace newTrace, RandomStreams streams, int workers, SimulationListener listener) {
    trace = newTrace;
    steps = 0;
    actions = 0;
    targets = 0;
    maxTarget = workers;
    firstArrival = new Mark(trace.size() == 0 ? 0 : nanos(trace.arrivalSeconds(0)));
    scheduleEnd = new Mark(nanos(trace.scheduleSeconds()));
    farm.reset(trace, streams, workers, listener);
    due = scenario.control().firstDecision().toNanos();
    advance();
  }

  /** Whether no decision is left: every step is done, or every task has its outcome. */
  public boolean over() {
    return steps == maxSteps || farm.done();
  }

  /** Decisions taken. */
  public int steps() {
    return steps;
  }

  /** Most decisions of one run. */
  public int maxSteps() {
    return maxSteps;
  }

  /** Time from one decision to the next. */
  public Duration step() {
    return step;
  }

  /** The farm at this moment. */
  public FarmSimulation farm() {
    return farm;
  }

  /** Asks for {@code target} workers and goes to the next decision. */
  public void act(int target) {
    if (target != farm.target()) {
      farm.apply(target);
      actions++;
    }
    decided(target);
  }

  /** {@linkplain #decide Decides} to the end and {@linkplain #finish finishes}. */
  public EpisodeFigures play(ControllerFactory controller, Consumer<DecisionRecord> listener) {
    decide(controller, listener);
    return finish();
  }

  /**
   * Has the rest of the decisions taken by a fresh controller, within the scenario's limits.
   *
   * @throws ControllerFailedException when it fails, since figures of a controller that was held
   *     would not be its own
   */
  public void decide(ControllerFactory controller, Consumer<DecisionRecord> listener) {
    ControlSettings settings = ControlSettings.of(scenario.limits()).withPeriod(step);
    DecisionStep decisions = DecisionStep.of(controller, settings, farm);
    while (!over()) {
      DecisionRecord made = decisions.run(farm.nanos());
      if (made.error() != null) {
        throw new ControllerFailedException(made);
      }
      listener.accept(made);
      actions += made.changesTarget() ? 1 : 0;
      decided(made.targetAfter());
    }
  }

  /** Goes on to the last outcome with the pool as it is. */
  public EpisodeFigures finish() {
    advanceTo(Math.max(farm.nanos(), scheduleEnd.nanos));
    farm.finish();
    return new EpisodeFigures(
        farm.tasks(),
        farm.onTime(),
        farm.unsettled(),
        steps,
        actions,
        (double) targets / steps,
        maxTarget,
        scheduleEnd.workerSeconds - firstArrival.workerSeconds,
        (scheduleEnd.nanos - firstArrival.nanos) * 1e-9,
        farm.workerSeconds() - scheduleEnd.workerSeconds);
  }

  private void decided(int target) {
    steps++;
    targets += target;
    maxTarget = Math.max(maxTarget, target);
    due += step.toNanos();
    advance();
  }

  private void advance() {
    advanceTo(Math.max(due, farm.nanos()));
    while (scenario.platform().scalingBlocks() && farm.scaling()) {
      advanceTo(farm.nextPoolChange());
    }
    due = farm.nanos();
  }

  private void advanceTo(long nanos) {
    firstArrival.pass(nanos);
    scheduleEnd.pass(nanos);
    farm.advanceTo(nanos);
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  /** A moment at which the integral of the workers is noted. */
  private final class Mark {
    private final long nanos;
    private double workerSeconds;

    Mark(long nanos) {
      this.nanos = nanos;
    }

    void pass(long until) {
      if (farm.nanos() <= nanos && nanos <= until) {
        farm.advanceTo(nanos);
        workerSeconds = farm.workerSeconds();
      }
    }
  }
}

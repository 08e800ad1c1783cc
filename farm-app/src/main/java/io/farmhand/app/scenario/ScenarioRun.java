package io.farmhand.app.scenario;

import io.farmhand.app.option.ControllerSpec;
import io.farmhand.app.run.RunPlan;
import io.farmhand.control.ControlSettings;
import io.farmhand.farm.Chunking;
import io.farmhand.farm.Deadline;
import io.farmhand.farm.Emitter;
import io.farmhand.farm.Farm;
import io.farmhand.farm.ServiceTime;
import io.farmhand.platform.LocalPlatform;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import io.farmhand.task.Outcome;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A scenario live, with workers in this process: everything happens in the scenario's own time,
 * which may pass faster than real time.
 *
 * @param scenario what arrives, on what platform, and how it may be controlled
 * @param controller who decides
 * @param dryRun whether decisions are made but not carried out
 * @param work what tasks do
 * @param time the scenario's own time
 * @param speed how many seconds of it pass in a real one
 */
public record ScenarioRun(
    Scenario scenario,
    ControllerSpec controller,
    boolean dryRun,
    ScenarioWork work,
    TimeSource time,
    double speed) {
  /** Beyond it, a task of a second would be shorter than what the system can time. */
  public static final double MOST_SPEED = 10_000;

  private static final int LEAST_CAPACITY = 1 << 14;
  private static final int MOST_CAPACITY = 1 << 20;
  private static final Duration LONGEST_SCALING = Duration.ofMinutes(10);

  /** The plan of the run with this seed. */
  public RunPlan<ScenarioTask, Double> plan(long seed) {
    RandomStreams streams = RandomStreams.of(seed);
    Trace trace = TraceGenerator.of(scenario.workload()).generate(streams);
    work.prepare(trace);
    var farm =
        Farm.of(new ScenarioFunction(work, scenario.platform().overhead().toNanos()))
            .platform(platform(streams))
            .discipline(scenario.discipline())
            .capacity(Math.clamp(trace.size(), LEAST_CAPACITY, MOST_CAPACITY))
            .chunking(Chunking.single())
            .window(scenario.control().window())
            .deadline(Deadline.by(task -> duration(task.deadlineSeconds())))
            .serviceTime(ServiceTime.by(this::expectedOccupancy));
    Lateness lateness = new Lateness(trace, scenario.platform());
    RunPlan<ScenarioTask, Double> plan =
        RunPlan.of("run scenario", farm)
            .title(scenario.name() + ", " + controller + ", seed " + seed)
            .time(time, speed)
            .workers(scenario.initialWorkers())
            .controller(controller.factory(), settings())
            .total(trace.size())
            .schedule(duration(trace.scheduleSeconds()))
            .seed(seed)
            .label(ScenarioTask::phase)
            .serviceSeconds(ScenarioRun::serviceSeconds)
            .onOutcome(lateness::add)
            .details(lateness::describe);
    for (int span = 0; span < trace.spans().size(); span++) {
      plan.timedSource(phase(trace, span, lateness));
    }
    return plan.configure("scenario", scenario.describe())
        .configure("controller", controller.toString())
        .configure("dry_run", dryRun)
        .configure("work", work.name())
        .configure("trace_sha256", trace.digest());
  }

  /** Prepares the JVM, so that the first run is like the others. */
  public void warmUp() {
    WarmUp.run(this, scenario.discipline());
  }

  /** What a task is expected to hold its worker for: its own time and that of the hand-over. */
  private Duration expectedOccupancy(ScenarioTask task) {
    return duration(task.estimateSeconds()).plus(scenario.platform().overhead());
  }

  private LocalPlatform platform(RandomStreams streams) {
    PlatformProfile profile = scenario.platform();
    RandomGenerator speeds = streams.stream("slowness");
    return work.platform()
        .withStartup(draws(profile.startup(), streams.stream("startup")))
        .withOverhead(profile::overhead)
        .withSlowness(() -> profile.slowness().sample(speeds))
        .withFailures(profile.failureRate(), streams.stream("failures"));
  }

  private static Supplier<Duration> draws(Distribution distribution, RandomGenerator random) {
    return () -> duration(distribution.sample(random));
  }

  private ControlSettings settings() {
    Scenario.Control control = scenario.control();
    ControlSettings settings =
        ControlSettings.of(scenario.limits())
            .withPeriod(control.step())
            .withFirstDecision(control.firstDecision())
            .withMaxDecisions(control.maxSteps())
            .withWaitWhileScaling(
                scenario.platform().scalingBlocks() ? LONGEST_SCALING : Duration.ZERO);
    return dryRun ? settings.withDryRun() : settings;
  }

  /** The tasks that arrive from the start of a phase to the start of the next. */
  private RunPlan.Source<ScenarioTask> phase(Trace trace, int span, Lateness lateness) {
    boolean last = span == trace.spans().size() - 1;
    double end = trace.spans().get(span).endSeconds();
    int from = span == 0 ? 0 : firstFrom(trace, trace.spans().get(span).startSeconds());
    int to = last ? trace.size() : firstFrom(trace, end);
    return (Emitter.Outlet<ScenarioTask> outlet, long zeroNanos) -> {
      lateness.startAt(zeroNanos);
      for (int i = from; i < to; i++) {
        sleepUntil(zeroNanos, trace.arrivalSeconds(i));
        outlet.put(ScenarioTask.of(trace, i));
      }
      if (!last) {
        sleepUntil(zeroNanos, end);
      }
    };
  }

  private static int firstFrom(Trace trace, double seconds) {
    int i = 0;
    while (i < trace.size() && trace.arrivalSeconds(i) < seconds) {
      i++;
    }
    return i;
  }

  private void sleepUntil(long zeroNanos, double seconds) throws InterruptedException {
    long at = zeroNanos + Math.round(seconds * 1e9);
    for (long left = at - time.nanos(); left > 0; left = at - time.nanos()) {
      time.sleep(left);
    }
  }

  private static OptionalDouble serviceSeconds(Outcome<ScenarioTask, Double> outcome) {
    return OptionalDouble.of(
        outcome instanceof Outcome.Completed<ScenarioTask, Double> completed
            ? completed.value()
            : outcome.task().payload().serviceSeconds());
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}

package io.farmhand.app.scenario;

import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.ControllerSpec;
import io.farmhand.app.run.RunPlan;
import io.farmhand.app.site.WorkerProgram;
import io.farmhand.app.site.WorkerSite;
import io.farmhand.control.ControlSettings;
import io.farmhand.platform.Platform;
import io.farmhand.sim.live.Emulation;
import io.farmhand.sim.live.LiveScenario;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import io.farmhand.task.Outcome;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A scenario live: everything happens in the scenario's own time, which may pass faster than real
 * time. Workers of this process behave as the scenario's platform does; others as they are.
 *
 * @param scenario what arrives, on what platform, and how it may be controlled
 * @param controller who decides
 * @param dryRun whether decisions are made but not carried out
 * @param work what tasks do
 * @param site where workers run
 * @param program what a worker outside this process is
 * @param time the scenario's own time
 * @param speed how many seconds of it pass in a real one
 */
public record ScenarioRun(
    Scenario scenario,
    ControllerSpec controller,
    boolean dryRun,
    ScenarioWork work,
    WorkerSite site,
    WorkerProgram program,
    TimeSource time,
    double speed) {
  /** Beyond it, a task of a second would be shorter than what the system can time. */
  private static final int MOST_SPEED = 10_000;

  /** Looks whether {@code --speed} makes sense. */
  public static void requireSpeed(double speed) {
    Usage.require(
        speed > 0 && speed <= MOST_SPEED,
        "--speed must be above 0 and at most " + MOST_SPEED,
        speed);
  }

  /** The plan of the run with this seed. */
  public RunPlan<ScenarioTask, Double> plan(long seed) {
    RandomStreams streams = RandomStreams.of(seed);
    Trace trace = TraceGenerator.of(scenario.workload()).generate(streams);
    work.prepare(trace);
    LiveScenario live = new LiveScenario(scenario, trace, time);
    ScenarioFunction function =
        new ScenarioFunction(work, scenario.platform().overhead().toNanos(), speed);
    Platform platform = platform(streams);
    var farm = live.farm(function, platform);
    Lateness lateness = new Lateness(trace, scenario.platform());
    RunPlan<ScenarioTask, Double> plan =
        RunPlan.of("run scenario", farm)
            .title(scenario.name() + ", " + controller + ", seed " + seed)
            .time(time, speed)
            .workers(scenario.initialWorkers())
            .controller(controller.factory(), settings(live))
            .total(trace.size())
            .schedule(duration(trace.scheduleSeconds()))
            .seed(seed)
            .label(ScenarioTask::phase)
            .serviceSeconds(ScenarioRun::serviceSeconds)
            .onOutcome(lateness::add)
            .details(lateness::describe)
            .rows(lateness::addRows);
    for (int span = 0; span < trace.spans().size(); span++) {
      int phase = span;
      plan.timedSource(
          (outlet, zeroNanos) -> {
            lateness.startAt(zeroNanos);
            live.emit(phase, outlet, zeroNanos);
          });
    }
    return plan.configure("scenario", scenario.describe())
        .configure("controller", controller.toString())
        .configure("dry_run", dryRun)
        .configure("platform", platform.name())
        .configure("work", work.name())
        .configure("trace_sha256", trace.digest());
  }

  private Platform platform(RandomStreams streams) {
    int most = Math.max(scenario.limits().max(), scenario.initialWorkers());
    Platform emulated = Emulation.platform(work.platform(), scenario.platform(), streams);
    return site.platform(emulated, program, most, speed);
  }

  /** Prepares the JVM, so that the first run is like the others. */
  public void warmUp() {
    WarmUp.run(this, scenario.discipline());
  }

  private ControlSettings settings(LiveScenario live) {
    return dryRun ? live.control().withDryRun() : live.control();
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

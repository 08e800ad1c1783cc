package io.farmhand.sim.live;

import io.farmhand.platform.LocalPlatform;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Workers of this process that behave as a profile says. */
public final class Emulation {
  private Emulation() {}

  /**
   * The platform with the profile's start-up times, overhead, speeds and failures.
   *
   * @param streams of which {@code startup}, {@code slowness} and {@code failures} are drawn from,
   *     as a simulation does
   */
  public static LocalPlatform platform(
      LocalPlatform base, PlatformProfile profile, RandomStreams streams) {
    RandomGenerator speeds = streams.stream("slowness");
    return base.withStartup(draws(profile.startup(), streams.stream("startup")))
        .withOverhead(profile::overhead)
        .withSlowness(() -> profile.slowness().sample(speeds))
        .withFailures(profile.failureRate(), streams.stream("failures"));
  }

  private static Supplier<Duration> draws(Distribution distribution, RandomGenerator random) {
    return () -> LiveScenario.duration(distribution.sample(random));
  }

  /** Waits for a task's service time, less what the emulation of its overhead was late. */
  record Waiting(PlatformProfile profile, TimeSource time)
      implements FarmFunction<ScenarioTask, Double> {
    @Override
    public String name() {
      return "scenario-sleep";
    }

    @Override
    public Double apply(Task<ScenarioTask> task) throws InterruptedException {
      double seconds = task.payload().serviceSeconds() * LocalPlatform.slowness();
      long end = task.startedNanos() + profile.overhead().toNanos() + LiveScenario.nanos(seconds);
      time.sleep(end - time.nanos());
      return seconds;
    }
  }
}

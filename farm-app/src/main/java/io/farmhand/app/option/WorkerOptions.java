package io.farmhand.app.option;

import io.farmhand.app.exit.Usage;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Profiles;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of how the workers of an emulated platform behave. */
public final class WorkerOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description =
          "How the platform behaves, instead of what the scenario says: a profile by name, or as"
              + " the file that 'farmhand calibrate' writes.")
  private Optional<String> profile = Optional.empty();

  @Option(
      names = "--startup",
      paramLabel = "TIME",
      description = "How long a worker takes to start: 7.1s, or 5.2s..9s for anything between.")
  private Optional<Distribution> startup = Optional.empty();

  @Option(
      names = "--overhead",
      paramLabel = "DURATION",
      description = "How long handing over a task holds its worker, such as 50ms.")
  private Optional<Duration> overhead = Optional.empty();

  @Option(
      names = "--failure-rate",
      paramLabel = "SHARE",
      description = "Share of the tasks whose worker dies, such as 0.01.")
  private Optional<Double> failureRate = Optional.empty();

  /** Whether a profile was named. */
  boolean namesProfile() {
    return profile.isPresent();
  }

  /** The platform with these options instead of what {@code usual} says. */
  public PlatformProfile over(PlatformProfile usual) {
    PlatformProfile base = profile.map(Profiles::load).orElse(usual);
    try {
      return new PlatformProfile(
          base.name(),
          startup.orElse(base.startup()),
          base.stop(),
          overhead.orElse(base.overhead()),
          failureRate.orElse(base.failureRate()),
          base.slowness(),
          base.scalingBlocks());
    } catch (IllegalArgumentException e) {
      throw Usage.wrong("Wrong platform: " + e.getMessage(), e);
    }
  }
}
